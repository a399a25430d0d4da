/** Where the editor appears: the program as plain text until CodeMirror has been fetched, in the same place and type. */
import { useEffect, useRef } from 'preact/hooks';
import { run } from './open-runner.ts';
import { type OpenRunner, program } from './runner-state.ts';

export function Editor({ runner }: { runner: OpenRunner }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let close = () => {};
    let gone = false;
    const open = async () => {
      const { openEditor } = await import('./editor.ts');
      if (gone || !host.current) return;
      close = openEditor(host.current, {
        text: runner.original,
        onChange(text) {
          program.value = text;
        },
        onRun: () => void run(),
      });
    };
    // Where the editor cannot be fetched, the program stays as it is shown, and can be run.
    open().catch(() => undefined);
    return () => {
      gone = true;
      close();
    };
  }, [runner]);
  return (
    <div class="runner-editor" ref={host}>
      <pre>{runner.original}</pre>
    </div>
  );
}
