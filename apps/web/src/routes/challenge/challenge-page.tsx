/** Challenge: five problems, each with its clock. What it takes is fetched once the introduction can be read. */
import type { PublicPattern } from '@tenfold/pattern/public';
import { useRoute } from 'preact-iso';
import { patterns } from '../../content/content.ts';
import { useHead } from '../../head/head.ts';
import { later } from '../../later/later.tsx';
import { LoadFailed } from '../../later/load-failed.tsx';
import { useLoad } from '../../later/use-load.ts';
import { NotFound } from '../not-found/not-found.tsx';
import { Introduction } from './introduction.tsx';
import './challenge-page.css';

const Sitting = later(async () => (await import('./sitting.tsx')).Sitting);

export default function ChallengePage() {
  const { track, pattern } = useRoute().params;
  const path = `${track}/${pattern}`;
  const about = patterns.get(path);
  return about ? <Challenge path={path} pattern={about.read()} /> : <NotFound />;
}

function Challenge({ path, pattern }: { path: string; pattern: PublicPattern }) {
  const mode = pattern.modes.find((each) => each.mode === 'challenge');
  const { state, retry } = useLoad(() => Sitting.fetch(), path);
  useHead(
    `Challenge: ${pattern.title} · Tenfold`,
    `${mode?.questions.length ?? 5} timed problems on ${pattern.title} in ${pattern.track.title}, two attempts each.`,
  );
  return (
    <div class="challenge">
      <nav class="crumbs label" aria-label="You are here">
        <a href="/">{pattern.track.title}</a> / <a href={`/${path}`}>{pattern.title}</a>
      </nav>
      <h1>{mode?.title ?? 'Challenge'}</h1>
      {state.value === 'ready' ? (
        <Sitting path={path} pattern={pattern} />
      ) : (
        <Introduction pattern={pattern}>
          {state.value === 'failed' ? (
            <LoadFailed what="The challenge" onRetry={retry} />
          ) : (
            <button type="button" class="button main" disabled>
              Begin the challenge
            </button>
          )}
        </Introduction>
      )}
    </div>
  );
}
