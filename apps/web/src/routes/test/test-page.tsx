/** Test: ten questions or a few more, then a verdict. What it takes is fetched once the introduction can be read. */
import type { PublicPattern } from '@tenfold/pattern/public';
import { usePatternOfRoute } from '../../content/pattern-of-route.ts';
import { useHead } from '../../head/head.ts';
import { Crumbs } from '../../header/crumbs.tsx';
import { later } from '../../later/later.tsx';
import { NotYet } from '../../later/not-yet.tsx';
import { useLoad } from '../../later/use-load.ts';
import { NotFound } from '../not-found/not-found.tsx';
import { Introduction } from './introduction.tsx';
import './test-page.css';

const Sitting = later(async () => (await import('./sitting.tsx')).Sitting);

export default function TestPage() {
  const found = usePatternOfRoute();
  return found ? <Test {...found} /> : <NotFound />;
}

function Test({ path, pattern }: { path: string; pattern: PublicPattern }) {
  const load = useLoad(() => Sitting.fetch(), path);
  useHead(
    `Test: ${pattern.title} · Tenfold`,
    `Ten questions that tell whether ${pattern.title} in ${pattern.track.title} is strong, developing or weak, and how sure that is.`,
  );
  return (
    <div class="test">
      <Crumbs path={path} pattern={pattern} />
      <h1>Test</h1>
      {load.state.value === 'ready' ? (
        <Sitting path={path} pattern={pattern} />
      ) : (
        <Introduction>
          <NotYet load={load} what="The test" button="Begin the test" />
        </Introduction>
      )}
    </div>
  );
}
