/** Test: ten questions or a few more, then a verdict. What it takes is fetched once the introduction can be read. */
import type { PublicPattern } from '@tenfold/pattern/public';
import { useRoute } from 'preact-iso';
import { patterns } from '../../content/content.ts';
import { useHead } from '../../head/head.ts';
import { later } from '../../later/later.tsx';
import { LoadFailed } from '../../later/load-failed.tsx';
import { useLoad } from '../../later/use-load.ts';
import { NotFound } from '../not-found/not-found.tsx';
import { Introduction } from './introduction.tsx';
import './test-page.css';

const Sitting = later(async () => (await import('./sitting.tsx')).Sitting);

export default function TestPage() {
  const { track, pattern } = useRoute().params;
  const path = `${track}/${pattern}`;
  const about = patterns.get(path);
  return about ? <Test path={path} pattern={about.read()} /> : <NotFound />;
}

function Test({ path, pattern }: { path: string; pattern: PublicPattern }) {
  const { state, retry } = useLoad(() => Sitting.fetch(), path);
  useHead(
    `Test: ${pattern.title} · Tenfold`,
    `Ten questions that tell whether ${pattern.title} in ${pattern.track.title} is strong, developing or weak, and how sure that is.`,
  );
  return (
    <div class="test">
      <nav class="crumbs label" aria-label="You are here">
        <a href="/">{pattern.track.title}</a> / <a href={`/${path}`}>{pattern.title}</a>
      </nav>
      <h1>Test</h1>
      {state.value === 'ready' ? (
        <Sitting path={path} pattern={pattern} />
      ) : (
        <Introduction>
          {state.value === 'failed' ? (
            <LoadFailed what="The test" onRetry={retry} />
          ) : (
            <button type="button" class="button main" disabled>
              Begin the test
            </button>
          )}
        </Introduction>
      )}
    </div>
  );
}
