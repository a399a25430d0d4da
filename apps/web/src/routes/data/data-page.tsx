/** Your data: where the log is kept, saving and reading it as a file, the site without a network, deleting everything. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useHead } from '../../head/head.ts';
import { events, keptIn } from '../../journal/journal.ts';
import { say } from '../../status/status-line.tsx';
import { OfflineSection } from './offline-section.tsx';
import { askForPromise, deleteAll, importText, isPromised, readLog, saveLog } from './own-log.ts';
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
      <AsFile />
      <OfflineSection />
      <Deleting />
    </div>
  );
}

const REASONS = {
  chosen: 'nothing more was asked for',
  forbidden: 'the browser forbids it, as it does in some private windows',
  full: 'there is no more room on this device',
  newer: 'another tab uses a newer version: load this page again',
  failed: 'the storage failed',
};

function Kept() {
  const promised = useSignal<boolean | null>(null);
  useEffect(() => {
    const look = async () => {
      promised.value = await isPromised();
    };
    void look();
  }, []);
  const ask = async () => {
    promised.value = await askForPromise();
    say(
      promised.value
        ? 'The browser will keep it.'
        : 'The browser does not promise it. Save a file now and then.',
    );
  };
  const status = keptIn.value;
  return (
    <section aria-labelledby="kept">
      <h2 id="kept">On this device</h2>
      {status?.kind === 'memory' ? (
        <p class="data-warning">
          Your answers are in memory only and are lost when this page is closed: {REASONS[status.reason]}.
          Save them as a file before you leave.
        </p>
      ) : (
        <p>
          {events.value.length === 1 ? '1 event is' : `${events.value.length} events are`} kept in the
          browser’s storage.
        </p>
      )}
      {status?.kind === 'persistent' && promised.value === true && (
        <p>The browser has promised not to clear it by itself.</p>
      )}
      {status?.kind === 'persistent' && promised.value === false && (
        <>
          <p>The browser may clear it when room is short or after weeks without a visit.</p>
          <button type="button" class="button" onClick={() => void ask()}>
            Ask it to keep my data
          </button>
        </>
      )}
    </section>
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

function Deleting() {
  const asking = useSignal(false);
  return (
    <section aria-labelledby="delete">
      <h2 id="delete">Delete everything</h2>
      <p>
        Deletes every answer, review and result on this device. It cannot be undone; a file that you saved can
        be read again.
      </p>
      <p class="data-buttons">
        {asking.value ? (
          <>
            <button type="button" class="button main" onClick={() => void deleteAll()}>
              Yes, delete everything
            </button>
            <button
              type="button"
              class="button"
              onClick={() => {
                asking.value = false;
              }}
            >
              Keep it
            </button>
          </>
        ) : (
          <button
            type="button"
            class="button"
            onClick={() => {
              asking.value = true;
              say('Nothing is deleted yet: say whether you are sure.');
            }}
          >
            Delete everything
          </button>
        )}
      </p>
    </section>
  );
}
