import type { RecordedOutcome } from '@tenfold/pattern/public';
import type { ComponentChildren } from 'preact';
import { trustedHtml } from '../trusted-html/trusted-html.ts';
import { Mark } from './mark.tsx';
import { outcomeText } from './proof-text.ts';

interface Props {
  /** The option, as short as it can be named. */
  name: ComponentChildren;
  passes: boolean;
  outcome: RecordedOutcome;
  /** Safe HTML: what choosing it gets wrong. */
  misconception?: string | undefined;
  /** The learner submitted it. */
  tried: boolean;
}

export function ProofRow({ name, passes, outcome, misconception, tried }: Props) {
  return (
    <li class="strip-row" data-mark={passes ? 'right' : 'wrong'}>
      <span class="strip-name">{name}</span>
      <span class="strip-did">
        <Outcome outcome={outcome} />
        {misconception && <span class="strip-why" dangerouslySetInnerHTML={trustedHtml(misconception)} />}
      </span>
      <span class="strip-mark">
        {tried && <span class="strip-yours">yours</span>}
        <span class="unseen">{passes ? 'passes' : 'fails'}</span>
        <Mark passes={passes} />
      </span>
    </li>
  );
}

/** A line whose outcome is not uncovered yet. */
export function CoveredRow({ name }: { name: ComponentChildren }) {
  return (
    <li class="strip-row covered">
      <span class="strip-name">{name}</span>
      <span class="strip-did">
        <span class="unseen">not tried yet</span>
      </span>
      <span class="strip-mark" />
    </li>
  );
}

function Outcome({ outcome }: { outcome: RecordedOutcome }) {
  if (outcome.kind === 'raised' && outcome.error) {
    return (
      <span class="strip-outcome">
        <b>{outcome.error.type}</b> {outcome.error.message}
      </span>
    );
  }
  const printed = outcome.kind === 'finished' && outcome.shown !== '';
  return <span class={printed ? 'strip-outcome' : 'strip-outcome silent'}>{outcomeText(outcome)}</span>;
}
