/** Deletes everything after a second yes. The focus goes where the choice is. */
import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { say } from '../../status/status-line.tsx';
import { deleteAll } from './own-log.ts';

export function Deleting() {
  const asking = useSignal(false);
  const failed = useSignal('');
  const root = useRef<HTMLParagraphElement>(null);
  const isFirst = useRef(true);
  useLayoutEffect(() => {
    if (!isFirst.current) root.current?.querySelector<HTMLElement>('[data-safe]')?.focus();
    isFirst.current = false;
  }, [asking.value]);
  const ask = (next: boolean) => {
    asking.value = next;
    say(next ? 'Nothing is deleted yet: say whether you are sure.' : 'Nothing was deleted.');
  };
  const remove = () => {
    deleteAll().catch((error: unknown) => {
      failed.value = `The browser did not delete it (${String(error)}). Its settings can: clear the data of this site.`;
      say(failed.value);
    });
  };
  return (
    <section aria-labelledby="delete">
      <h2 id="delete">Delete everything</h2>
      <p>
        Deletes every answer, review and result on this device, in every tab. It cannot be undone; a file that
        you saved can be read again.
      </p>
      <p class="data-buttons" ref={root}>
        {asking.value && (
          <button type="button" class="button main" onClick={remove}>
            Yes, delete everything
          </button>
        )}
        <button type="button" class="button" data-safe onClick={() => ask(!asking.peek())}>
          {asking.value ? 'Keep it' : 'Delete everything'}
        </button>
      </p>
      {failed.value !== '' && <p class="data-warning">{failed}</p>}
    </section>
  );
}
