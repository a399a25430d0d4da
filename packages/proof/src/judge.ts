/** From outcomes to verdicts: which answers pass, and whether those are the answers that should. */
import {
  type AnswerKey,
  type AuthoredQuestion,
  type Candidate,
  describes,
  keyOf,
  type Place,
  type Provable,
  type ProvedCandidate,
  REFERENCE,
  STARTER,
  type VariantId,
} from '@tenfold/pattern';
import type { Outcome } from '@tenfold/runtime';
import { describeCandidate } from './compare-proofs.ts';
import type { Finding } from './finding.ts';
import { toRecordedOutcome } from './to-recorded-outcome.ts';

/** A candidate of one variant, and what running it did. */
export interface Ran {
  readonly candidate: Candidate;
  readonly outcome: Outcome;
}

/**
 * An answer passes when its program ended by itself and the check passed, or, of an answer that says what happens, when
 * that happened. The runtime runs the check of a program that raised only if that check reads `error`.
 */
function passes({ candidate: { says }, outcome }: Ran): boolean {
  if (outcome.kind !== 'finished' && outcome.kind !== 'raised') return false;
  if (says === undefined) return outcome.check?.kind === 'passed';
  const raised = outcome.kind === 'raised' ? outcome.error.type : null;
  return describes(says, { printed: outcome.stdout, raised }, says.tolerance);
}

export function toProvedCandidate(ran: Ran): ProvedCandidate {
  const { candidate, outcome } = ran;
  return {
    answer: candidate.answer,
    passes: passes(ran),
    outcome: toRecordedOutcome(outcome, candidate.records),
  };
}

/**
 * What is wrong with one variant: an answer that passes or fails against its mark, or, where the proof is the key,
 * not exactly one that passes; and programs that could not be judged. `question` has its parameters replaced.
 */
export function judgeVariant(question: Provable, variant: VariantId, ran: readonly Ran[]): Finding[] {
  const unjudged = ran.flatMap((one) => judgeRun(question, variant, one));
  const isByProof = question.kind !== 'card' && question.keyedByProof;
  return [...unjudged, ...(isByProof ? judgeCount : judgeMarks)(question, variant, ran)];
}

function judgeMarks(question: Provable, variant: VariantId, ran: readonly Ran[]): Finding[] {
  return ran
    .filter((one) => one.candidate.keyed !== null && one.candidate.keyed !== passes(one))
    .map((one) => ({
      kind: one.candidate.keyed ? 'key-fails' : 'other-passes',
      question: question.id,
      variant,
      answer: one.candidate.answer,
      expected: one.candidate.keyed
        ? 'it is marked as the answer, so it passes'
        : 'it is not marked, so it does not pass',
      got: describeRun(one),
      at: placeOfAnswer(question, one.candidate.answer),
    }));
}

function judgeCount(question: Provable, variant: VariantId, ran: readonly Ran[]): Finding[] {
  const passing = ran.filter(passes).map(({ candidate }) => candidate.answer);
  if (passing.length === 1) return [];
  return [
    {
      kind: 'not-one-passes',
      question: question.id,
      variant,
      answer: null,
      expected: 'exactly one answer passes',
      got: passing.length === 0 ? 'none passes' : `${passing.length} pass: ${passing.join(' and ')}`,
      at: question.at,
    },
  ];
}

/** A program that was stopped, and a check or an experiment that is itself broken: no verdict can be trusted. */
function judgeRun(question: Provable, variant: VariantId, { candidate, outcome }: Ran): Finding[] {
  const base = { question: question.id, variant, answer: candidate.answer };
  const at = placeOfAnswer(question, candidate.answer);
  if (outcome.kind === 'timed-out' || outcome.kind === 'interrupted') {
    return [
      {
        ...base,
        kind: 'not-ended',
        expected: 'the program ends by itself',
        got: `it ${said[outcome.kind]}`,
        at,
      },
    ];
  }
  if (outcome.check?.kind === 'broken') {
    const { type, message, traceback } = outcome.check.error;
    const expected = 'the check passes or fails by an assertion';
    return [
      {
        ...base,
        kind: 'check-broken',
        expected,
        got: `it raised ${type}: ${message}`,
        at: placeInCheck(question, traceback, at),
      },
    ];
  }
  const isExperiment = question.kind === 'claim' || question.kind === 'value';
  if (outcome.kind === 'raised' && isExperiment) {
    const { type, message } = outcome.error;
    const expected = 'the experiment finishes, whatever it finds';
    return [{ ...base, kind: 'check-broken', expected, got: `it raised ${type}: ${message}`, at }];
  }
  if (question.kind === 'card') return [];
  const raisedInShow = outcome.kind === 'finished' && question.show && RAISED.exec(outcome.shown ?? '')?.[0];
  if (question.show && raisedInShow) {
    const expected = 'show says what happened';
    return [
      { ...base, kind: 'show-broken', expected, got: `it raised ${raisedInShow}`, at: question.show.at },
    ];
  }
  const silent = outcome.check?.kind === 'failed' && UNWORDED.test(outcome.check.message);
  if (question.kind === 'write' && silent) {
    const expected = 'the assertion that fails says to the learner what is wrong';
    return [{ ...base, kind: 'check-unworded', expected, got: outcome.check.message, at: question.check.at }];
  }
  return [];
}

/** The runtime quotes an assertion that has no message. */
const UNWORDED = /^assert\b/;

/** The runtime gives what `show` raised as the last line of what it printed. */
const RAISED = /(?<=^|\n)[A-Z]\w*(?:Error|Exception): [^\n]*(?=\n?$)/;
const said = { 'timed-out': 'reached the time limit', interrupted: 'was interrupted' };

function describeRun(ran: Ran): string {
  const check = ran.outcome.check;
  const reason = check?.kind === 'failed' && check.message !== '' ? `; the check says: ${check.message}` : '';
  return describeCandidate(toProvedCandidate(ran)) + reason;
}

/** Where the option is written; for a filling of several blanks, where the question is. */
function placeOfAnswer(question: Provable, answer: AnswerKey): Place {
  if (question.kind === 'card') return question.check.at;
  const option = question.options.find(({ id }) => keyOf([id]) === answer);
  return option?.block?.at ?? option?.at ?? placeOfOwn(question, answer) ?? question.at;
}

/** Programs of a question that are no options. */
function placeOfOwn(question: AuthoredQuestion, answer: AnswerKey): Place | undefined {
  if (question.kind !== 'write') return undefined;
  if (answer === keyOf([REFERENCE])) return question.reference.at;
  return answer === keyOf([STARTER]) ? question.code?.at : undefined;
}

/** The line of the check that raised; `fallback` where the kind makes the check, so that the author wrote none. */
function placeInCheck(question: Provable, traceback: string, fallback: Place): Place {
  const check = 'check' in question ? question.check : null;
  if (check === null) return fallback;
  const line = [...traceback.matchAll(/File "check\.py", line (\d+)/g)].at(-1)?.[1];
  return line === undefined ? check.at : { ...check.at, line: check.at.line + Number(line) - 1 };
}
