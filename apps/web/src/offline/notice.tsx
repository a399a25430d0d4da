/** Above the page: a new version, or that there is no room to keep the site. It stays until it is answered. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { say } from '../status/status-line.tsx';
import { newVersion, offline } from './offline-state.ts';
import { useNewVersion } from './watch-versions.ts';
import './notice.css';

export function Notice() {
  const answered = useSignal('');
  const notice = current();
  useEffect(() => {
    if (notice) say(notice.text);
  }, [notice?.text]);
  if (!notice || answered.value === notice.text) return null;
  return (
    <div class="notice">
      <p>{notice.text}</p>
      {notice.use && (
        <button type="button" class="button main" onClick={useNewVersion}>
          {notice.use}
        </button>
      )}
      <button
        type="button"
        class="button plain"
        onClick={() => {
          answered.value = notice.text;
        }}
      >
        {notice.use ? 'Later' : 'Close'}
      </button>
    </div>
  );
}

function current(): { readonly text: string; readonly use: string | null } | null {
  if (newVersion.value === 'waiting') return { text: 'A new version is ready.', use: 'Use it' };
  if (newVersion.value === 'elsewhere')
    return { text: 'Another tab uses a new version now. This one still works.', use: 'Use it here' };
  const state = offline.value;
  if (state.kind === 'failed' && state.why === 'full')
    return {
      text: 'There is no room on this device to keep the site. With a network, everything works.',
      use: null,
    };
  return null;
}
