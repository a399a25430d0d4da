const FRAME_MS = 16;

/** Gathers text so that `take` gets it at most once a frame: a program can print faster than a page can draw. */
export function batched(take: (text: string) => void): { add(text: string): void; flush(): void } {
  let waiting = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const text = waiting;
    waiting = '';
    if (text) take(text);
  };
  return {
    add(text): void {
      waiting += text;
      timer ??= setTimeout(flush, FRAME_MS);
    },
    flush,
  };
}
