/** Records that cannot be used: how many, of what, that the rest is used, and a way to save them. Nothing without any. */
import type { SetAside } from '@tenfold/store';
import { useSignal, useSignalEffect } from '@preact/signals';
import { events } from '../../journal/journal.ts';
import { aboutRecord } from './about-record.ts';
import { loadSetAside, saveSetAside } from './own-log.ts';

const MOST_SHOWN = 5;

export function SetAsideSection() {
  const found = useSignal<readonly SetAside[]>([]);
  useSignalEffect(() => {
    const count = events.value.length;
    const look = async () => {
      const records = await loadSetAside();
      if (count === events.peek().length) found.value = records;
    };
    void look();
  });
  const records = found.value;
  if (records.length === 0) return null;
  const damaged = records.filter(({ kind }) => kind === 'damaged');
  const newer = records.length - damaged.length;
  return (
    <section aria-labelledby="set-aside">
      <h2 id="set-aside">Set aside</h2>
      {damaged.length > 0 && <Damaged damaged={damaged} />}
      {newer > 0 && (
        <p>
          {newer === 1 ? '1 record was' : `${newer} records were`} written by a newer version of Tenfold. This
          one keeps {newer === 1 ? 'it' : 'them'} unread and passes {newer === 1 ? 'it' : 'them'} on in the
          file.
        </p>
      )}
      <p class="data-buttons">
        <button type="button" class="button" onClick={() => saveSetAside(records)}>
          Save what is set aside
        </button>
      </p>
    </section>
  );
}

function Damaged({ damaged }: { readonly damaged: readonly SetAside[] }) {
  const more = damaged.length - MOST_SHOWN;
  return (
    <>
      <p>
        {damaged.length === 1 ? '1 record is' : `${damaged.length} records are`} damaged and not counted.
        Everything else is used.
      </p>
      <ul>
        {damaged.slice(0, MOST_SHOWN).map((each) => (
          <li>{aboutRecord(each)}</li>
        ))}
        {more > 0 && <li>and {more} more</li>}
      </ul>
    </>
  );
}
