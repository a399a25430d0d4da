/** What a program printed, cut at a limit: the part that is kept, and word of the cut. */
export class Transcript {
  readonly #limit: number;
  readonly #onOutput: ((text: string) => void) | undefined;
  #kept = '';
  #truncated = false;

  /** `onOutput` gets every kept piece as it comes, the notice of the cut included. */
  constructor(limit: number, onOutput?: (text: string) => void) {
    this.#limit = limit;
    this.#onOutput = onOutput;
  }

  get truncated(): boolean {
    return this.#truncated;
  }

  get text(): string {
    return this.#kept;
  }

  add(text: string): void {
    if (this.#truncated || text === '') return;
    const room = this.#limit - this.#kept.length;
    this.#truncated = text.length > room;
    const piece = this.#truncated ? text.slice(0, room) + notice(this.#limit) : text;
    this.#kept += piece;
    this.#onOutput?.(piece);
  }
}

function notice(limit: number): string {
  return `\n[output cut after ${limit.toLocaleString('en')} characters]\n`;
}
