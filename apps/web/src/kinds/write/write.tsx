/**
 * Code is written in the editor, a plain field until that has been fetched. Check runs it with the hidden check
 * (`check-written.ts`); Run tries it out and costs nothing.
 */
import type { ComponentChildren, TargetedKeyboardEvent } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import type { LiveTask } from '../../task/live-task.ts';
import { TryOut } from './try-out.tsx';
import './write.css';

export function Write({ task, children }: { task: LiveTask; children: ComponentChildren }) {
  const host = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const hasEditor = useSignal(false);
  const run = useRef(() => {});
  const { variant } = task.context.value;
  const { answer, phase } = task.state.value;
  const code = answer.kind === 'write' ? answer.code : '';
  const open = phase === 'open';
  useEffect(() => {
    let close = () => {};
    let gone = false;
    const start = async () => {
      const { openEditor } = await import('../../runner/editor.ts');
      const { answer: now } = task.state.peek();
      if (gone || !host.current || now.kind !== 'write') return;
      const plain = field.current;
      close = openEditor(host.current, {
        text: now.code,
        selection:
          plain && document.activeElement === plain
            ? { anchor: plain.selectionStart, head: plain.selectionEnd }
            : null,
        onChange: (text) => task.send({ kind: 'type', text }),
        onRun: () => run.current(),
      });
      hasEditor.value = true;
    };
    // Where the editor cannot be fetched, the plain field stays.
    if (open) start().catch(() => undefined);
    return () => {
      gone = true;
      close();
      hasEditor.value = false;
    };
  }, [task, variant, open]);
  return (
    <>
      {open ? (
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- nothing is to be operated: it only scrolls
        <div class="write" ref={host} key={variant.id} data-own-keys onKeyUp={showWhole}>
          {!hasEditor.value && (
            <textarea
              ref={field}
              class="code"
              aria-label="Program"
              rows={code.split('\n').length + 4}
              spellcheck={false}
              value={code}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) run.current();
              }}
              onInput={({ currentTarget }) => task.send({ kind: 'type', text: currentTarget.value })}
            />
          )}
        </div>
      ) : (
        <pre class="code">
          <code>{code}</code>
        </pre>
      )}
      {open && <TryOut task={task} runRef={run} />}
      {children}
    </>
  );
}

/** Who comes by Tab sees the whole field, where a browser would only show the caret. */
function showWhole({ key, currentTarget }: TargetedKeyboardEvent<HTMLElement>) {
  if (key === 'Tab') currentTarget.scrollIntoView({ block: 'nearest' });
}
