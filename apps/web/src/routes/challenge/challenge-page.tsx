/** Challenge: five problems, each with its clock. What it takes is fetched once the introduction can be read. */
import type { PublicPattern } from '@tenfold/pattern/public';
import { usePatternOfRoute } from '../../content/pattern-of-route.ts';
import { useHead } from '../../head/head.ts';
import { Crumbs } from '../../header/crumbs.tsx';
import { later } from '../../later/later.tsx';
import { NotYet } from '../../later/not-yet.tsx';
import { useLoad } from '../../later/use-load.ts';
import { NotFound } from '../not-found/not-found.tsx';
import { Introduction } from './introduction.tsx';
import './challenge-page.css';

const Sitting = later(async () => (await import('./sitting.tsx')).Sitting);

export default function ChallengePage() {
  const found = usePatternOfRoute();
  return found ? <Challenge {...found} /> : <NotFound />;
}

function Challenge({ path, pattern }: { path: string; pattern: PublicPattern }) {
  const mode = pattern.modes.find((each) => each.mode === 'challenge');
  const load = useLoad(() => Sitting.fetch(), path);
  useHead(
    `Challenge: ${pattern.title} · Tenfold`,
    `${mode?.questions.length ?? 5} timed problems on ${pattern.title} in ${pattern.track.title}, two attempts each.`,
  );
  return (
    <div class="challenge">
      <Crumbs path={path} pattern={pattern} />
      <h1>{mode?.title ?? 'Challenge'}</h1>
      {load.state.value === 'ready' ? (
        <Sitting path={path} pattern={pattern} />
      ) : (
        <Introduction pattern={pattern}>
          <NotYet load={load} what="The challenge" button="Begin the challenge" />
        </Introduction>
      )}
    </div>
  );
}
