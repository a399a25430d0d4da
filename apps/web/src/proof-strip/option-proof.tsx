import { keyOf, type SealedVariant } from '@tenfold/pattern/public';
import type { LiveTask } from '../task/live-task.ts';
import { letterOf } from '../task/letter-of.ts';
import { trustedHtml } from '../trusted-html/trusted-html.ts';
import { CoveredRow, ProofRow } from './proof-row.tsx';

/** The lines of the strip where one option is the whole answer. */
export function OptionProof({ task, sealed }: { task: LiveTask; sealed: SealedVariant }) {
  const { question, variant } = task.context.value;
  const { tried, phase } = task.state.value;
  return (
    <ol class="strip-rows">
      {variant.options.map(({ id, text, html }) => {
        const key = keyOf([id]);
        const proved = sealed.outcomes[key];
        const letter = letterOf(id, variant.options);
        const name = (
          <>
            <kbd aria-hidden="true">{letter}</kbd>
            {question.kind === 'fill' ? (
              <code>{text}</code>
            ) : (
              <span class="strip-text" dangerouslySetInnerHTML={trustedHtml(html)} />
            )}
          </>
        );
        if (!proved || (phase === 'open' && !tried.includes(key))) return <CoveredRow key={id} name={name} />;
        return (
          <ProofRow
            key={id}
            name={name}
            {...proved}
            misconception={sealed.misconceptions[id]}
            tried={tried.includes(key)}
          />
        );
      })}
    </ol>
  );
}
