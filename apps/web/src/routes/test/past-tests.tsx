/**
 * The tests so far, the last one first, each with its verdict: a line for where the share known lies (with a probability of
 * .80) over the three bands.
 */
import { BAND_FROM, type PastTest, pastTests } from '@tenfold/practice';
import type { PatternId } from '@tenfold/pattern/public';
import { events } from '../../journal/journal.ts';
import { percent } from './verdict-text.ts';
import './past-tests.css';

const WIDTH = 160;

/** Nothing where there are fewer than `least`. */
export function PastTests({ pattern, least }: { pattern: PatternId; least: number }) {
  const past = pastTests(pattern, events.value);
  if (past.length < least) return null;
  return (
    <table class="past-tests">
      <caption>Your tests so far</caption>
      <thead class="unseen">
        <tr>
          <th scope="col">when</th>
          <th scope="col">picture</th>
          <th scope="col">verdict</th>
        </tr>
      </thead>
      <tbody>
        {past.map((test) => (
          <tr key={test.id}>
            <th scope="row">
              {dateOf(test)}
              {test.purpose === 're-test' && ', re-test'}
            </th>
            <td>{test.verdict && <Interval verdict={test.verdict} />}</td>
            <td>{wordsOf(test)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Interval({ verdict: { interval, mean } }: { verdict: NonNullable<PastTest['verdict']> }) {
  return (
    <svg viewBox={`0 0 ${WIDTH} 16`} aria-hidden="true">
      <path
        class="past-bands"
        d={`M0 8H${WIDTH}M${toX(BAND_FROM.developing)} 2v12M${toX(BAND_FROM.strong)} 2v12`}
      />
      <path class="past-interval" d={`M${toX(interval.from)} 8H${toX(interval.to)}`} />
      <circle cx={toX(mean)} cy={8} r={4} />
    </svg>
  );
}

function wordsOf({ verdict }: PastTest): string {
  if (!verdict) return 'no fresh question';
  const { band, chance, right, asked } = verdict;
  return `${band} (${percent(chance)}), ${right} of ${asked}`;
}

/** By the learner's own calendar at that time. */
function dateOf({ finished: { at, utcOffsetMinutes } }: PastTest): string {
  const local = new Date(at + utcOffsetMinutes * 60_000);
  return local.toLocaleDateString('en', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
}

function toX(share: number): string {
  return (share * WIDTH).toFixed(1);
}
