/**
 * The strip where several blanks are filled: a line for each filling tried and for those that pass, the rest counted
 * by what they did, and a small map with one cell a filling.
 */
import { optionsIn, placesOf, type SealedVariant } from '@tenfold/pattern/public';
import { passingKeys } from '@tenfold/practice';
import type { LiveTask } from '../task/live-task.ts';
import { FillingMap } from './filling-map.tsx';
import { ProofRow } from './proof-row.tsx';
import { outcomeText } from './proof-text.ts';

/** How many outcomes that untried fillings share are listed. */
const MOST_GROUPS = 3;

export function FillingProof({ task, sealed }: { task: LiveTask; sealed: SealedVariant }) {
  const { variant } = task.context.value;
  const { tried, phase, answer } = task.state.value;
  const done = phase !== 'open';
  const places = placesOf(answer).length;
  const listed = [...new Set([...tried, ...(done ? passingKeys(sealed) : [])])];
  const textOf = (id: string) => variant.options.find((option) => option.id === id)?.text;
  return (
    <>
      {/* Orders are too many for a map. */}
      {sealed.kind === 'fill-many' && (
        <div class="strip-map">
          <FillingMap options={variant.options} sealed={sealed} tried={tried} done={done} />
          <p class="label" aria-hidden="true">
            {places > 2
              ? 'blocks: blank 1, rows: blank 2, columns: blank 3'
              : 'rows: blank 1, columns: blank 2'}
          </p>
        </div>
      )}
      <ol class="strip-rows">
        {listed.map((key) => {
          const proved = sealed.outcomes[key];
          const name = optionsIn(key).map((id, place) => (
            <>
              {place > 0 && ' '}
              <code>{textOf(id)}</code>
            </>
          ));
          return proved && <ProofRow key={key} name={name} {...proved} tried={tried.includes(key)} />;
        })}
        {done &&
          groups(sealed, listed).map(([text, count]) => <Group key={text} text={text} count={count} />)}
      </ol>
    </>
  );
}

function Group({ text, count }: { text: string; count: number }) {
  return (
    <li class="strip-row rest">
      <span class="strip-name">{count} more</span>
      <span class="strip-did">
        <span class="strip-outcome">{text}</span>
      </span>
      <span class="strip-mark" />
    </li>
  );
}

/** What the fillings that are not listed did: outcomes that several share, most frequent first, then all others. */
function groups(sealed: SealedVariant, listed: readonly string[]): [string, number][] {
  const rest = Object.entries(sealed.outcomes).filter(([key]) => !listed.includes(key));
  const counts = new Map<string, number>();
  for (const [, { outcome }] of rest) {
    const text = outcomeText(outcome);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const shared = [...counts].filter(([, count]) => count > 1).sort(([, a], [, b]) => b - a);
  const shown = shared.slice(0, MOST_GROUPS);
  const others = rest.length - shown.reduce((sum, [, count]) => sum + count, 0);
  return others > 0 ? [...shown, ['each does something else, and none passes', others]] : shown;
}
