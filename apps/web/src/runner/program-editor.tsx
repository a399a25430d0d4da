/** Where the editor appears: the program as plain text until CodeMirror has been fetched, in the same place and type. */
import { useEffect, useRef } from 'preact/hooks';
import './program-editor.css';

interface Props {
  /** What to start from. */
  text: string;
  /** Another object starts anew from `text`. */
  of: object;
  onChange: (text: string) => void;
  /** Ctrl+Enter. */
  onRun: () => void;
  /** It was asked for by a button that goes away: the focus goes on to it. */
  takesFocus?: boolean;
}

export function ProgramEditor({ text, of, onChange, onRun, takesFocus = false }: Props) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let close = () => {};
    let gone = false;
    const open = async () => {
      const { openEditor } = await import('./editor.ts');
      if (gone || !host.current) return;
      close = openEditor(host.current, { text, onChange, onRun });
      if (takesFocus) host.current.shadowRoot?.querySelector<HTMLElement>('[contenteditable]')?.focus();
    };
    // Where the editor cannot be fetched, the program stays as it is shown, and can be run.
    open().catch(() => undefined);
    return () => {
      gone = true;
      close();
    };
  }, [of]);
  return (
    <div class="program-editor" ref={host}>
      <pre>{text}</pre>
    </div>
  );
}
