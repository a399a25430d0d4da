/** Do two proofs of a question tell the same story? Used for engine against PyTorch, and for recorded against now. */
import {
  isSameText,
  type Provable,
  type ProvedCandidate,
  type ProvedVariant,
  type RecordedOutcome,
} from '@tenfold/pattern';
import type { Finding } from './finding.ts';

/** A proof's variants, and what to call whoever gave them: `engine`, `pytorch`, `the record`. */
export interface Account {
  readonly by: string;
  readonly variants: readonly ProvedVariant[];
}

/**
 * Every difference between the accounts as a finding. Ends, classes of error and first lines of error must be
 * equal; what is shown must be the same text (`isSameText`).
 */
export function compareProofs(a: Account, b: Account, question: Provable): Finding[] {
  const differ = (
    variant: ProvedVariant,
    candidate: ProvedCandidate | null,
    inA: string,
    inB: string,
  ): Finding => ({
    kind: 'disagreement',
    question: question.id,
    variant: variant.id,
    answer: candidate?.answer ?? null,
    expected: `${a.by}: ${inA}`,
    got: `${b.by}: ${inB}`,
    at: question.at,
  });
  const only = (variant: ProvedVariant, inA: boolean) =>
    inA ? differ(variant, null, 'has it', 'lacks it') : differ(variant, null, 'lacks it', 'has it');

  const variantsOfB = new Map(b.variants.map((variant) => [variant.id, variant]));
  const idsOfA = new Set(a.variants.map(({ id }) => id));
  const findings = b.variants.filter(({ id }) => !idsOfA.has(id)).map((variant) => only(variant, false));
  for (const variant of a.variants) {
    const other = variantsOfB.get(variant.id);
    if (other === undefined) {
      findings.push(only(variant, true));
      continue;
    }
    const [values, otherValues] = [variant.values, other.values].map((given) => JSON.stringify(given));
    if (!isSameText(values ?? '', otherValues ?? '')) {
      findings.push(differ(variant, null, `values ${values}`, `values ${otherValues}`));
    }
    findings.push(...compareCandidates(variant, other, differ));
  }
  return findings;
}

function compareCandidates(
  a: ProvedVariant,
  b: ProvedVariant,
  differ: (variant: ProvedVariant, candidate: ProvedCandidate, inA: string, inB: string) => Finding,
): Finding[] {
  const inB = new Map(b.candidates.map((candidate) => [candidate.answer, candidate]));
  const inA = new Set(a.candidates.map(({ answer }) => answer));
  const missing = b.candidates.filter(({ answer }) => !inA.has(answer));
  return [
    ...missing.map((candidate) => differ(a, candidate, 'did not run it', describeCandidate(candidate))),
    ...a.candidates.flatMap((candidate) => {
      const other = inB.get(candidate.answer);
      if (other === undefined) return [differ(a, candidate, describeCandidate(candidate), 'did not run it')];
      return isSameCandidate(candidate, other)
        ? []
        : [differ(a, candidate, describeCandidate(candidate), describeCandidate(other))];
    }),
  ];
}

function isSameCandidate(a: ProvedCandidate, b: ProvedCandidate): boolean {
  return a.passes === b.passes && isSameOutcome(a.outcome, b.outcome);
}

function isSameOutcome(a: RecordedOutcome, b: RecordedOutcome): boolean {
  return (
    a.kind === b.kind &&
    a.error?.type === b.error?.type &&
    a.error?.message === b.error?.message &&
    isSameText(a.shown, b.shown)
  );
}

/** A candidate's end in one line: `passes, finished, shows "…"`. */
export function describeCandidate({ passes, outcome }: ProvedCandidate): string {
  const error = outcome.error && `${outcome.error.type}: ${outcome.error.message}`;
  const parts = [
    passes ? 'passes' : 'does not pass',
    outcome.kind,
    error,
    outcome.shown && `shows "${outcome.shown}"`,
  ];
  return parts.filter((part) => part !== null && part !== '').join(', ');
}
