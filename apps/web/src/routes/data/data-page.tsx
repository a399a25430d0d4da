/** Your data: where the log is kept, saving and reading it as a file, the site without a network, deleting everything. */
import { useSignal } from '@preact/signals';
import { useHead } from '../../head/head.ts';
import { say } from '../../status/status-line.tsx';
import { Deleting } from './deleting.tsx';
import { Kept } from './kept.tsx';
import { OfflineSection } from './offline-section.tsx';
import { importText, readLog, saveLog } from './own-log.ts';
import { SetAsideSection } from './set-aside-section.tsx';
import './data-page.css';

export default function DataPage() {
  useHead(
    'Your data · Tenfold',
    'What you have done is kept on this device: save it, carry it over, delete it.',
  );
  return (
    <div class="data-page">
      <h1>Your data</h1>
      <p class="lede">
        What you have answered is kept on this device and nowhere else. Nobody else can see it, and nobody
        else can bring it back.
      </p>
      <Kept />
      <SetAsideSection />
      <AsFile />
      <OfflineSection />
      <Deleting />
    </div>
  );
}

function AsFile() {
  const report = useSignal('');
  const read = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (!file) return;
    report.value = importText(await readLog(file));
    say(report.value);
    input.value = '';
  };
  return (
    <section aria-labelledby="file">
      <h2 id="file">As a file</h2>
      <p>
        A text file with one event a line. Reading one adds what is not here yet; it never replaces anything,
        so it can be read twice.
      </p>
      <p class="data-buttons">
        <button type="button" class="button main" onClick={() => void saveLog()}>
          Save as a file
        </button>
        <label class="button data-file">
          Read a file
          <input
            type="file"
            class="unseen"
            accept=".jsonl,.txt"
            onChange={(event) => void read(event.currentTarget)}
          />
        </label>
      </p>
      {report.value !== '' && <p class="data-report">{report}</p>}
    </section>
  );
}
