/**
 * The learner's own reliability diagram: for each level of confidence the share that it claims (the band), the share
 * that was right (the dot) with its interval of .95. Nothing while no confidence was stated.
 */
import { firstAttempts, reliability, type ReliabilityRow } from '@tenfold/practice';
import { events } from '../journal/journal.ts';
import './reliability-diagram.css';

const JUDGEMENTS: Readonly<Record<ReliabilityRow['judgement'], string>> = {
  none: 'not said yet',
  fits: 'fits what you said',
  over: 'you were surer than right',
  under: 'you were righter than sure',
};

export function ReliabilityDiagram() {
  const rows = reliability(firstAttempts(events.value));
  if (rows.every(({ asked }) => asked === 0)) return null;
  return (
    <>
      <h3>How well you know what you know</h3>
      <p>
        Of all your first answers so far, in every mode: the bar is what you claimed, the dot how many were
        right, the line how far chance may have moved it.
      </p>
      <table class="reliability">
        <thead class="unseen">
          <tr>
            <th scope="col">you said</th>
            <th scope="col">diagram</th>
            <th scope="col">right</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.confidence} row={row} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function Row({ row: { confidence, claimed, seen, right, asked, judgement } }: { row: ReliabilityRow }) {
  return (
    <tr>
      <th scope="row">{confidence}</th>
      <td>
        <svg viewBox="0 0 200 20" aria-hidden="true">
          <rect x={claimed.from * 200} width={(claimed.to - claimed.from) * 200} y={3} height={14} />
          {seen && <path d={`M${seen.from * 200} 10H${seen.to * 200}`} />}
          {seen && <circle cx={4 + seen.share * 192} cy={10} r={4} />}
        </svg>
      </td>
      <td>
        {seen ? `${right} of ${asked} (${Math.round(seen.share * 100)}%): ` : ''}
        {JUDGEMENTS[judgement]}
      </td>
    </tr>
  );
}
