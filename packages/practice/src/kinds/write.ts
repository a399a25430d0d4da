/**
 * Code is written and run where the learner is: the rules of `write`. The page runs the hidden check and reports what it
 * said; nothing here can run it again.
 */
import type { KindRules } from './kind.ts';

/** Longer than any task asks for, and small enough to be kept in a log. */
const MOST_CHARACTERS = 20_000;

export const writeRules: KindRules<'write'> = {
  blanks: () => 0,
  empty: ({ variant }) => ({ kind: 'write', code: variant.source, result: null }),
  edit(_, { answer }, event) {
    if (event.kind === 'type') {
      const code = event.text.slice(0, MOST_CHARACTERS);
      if (code === answer.code) return { answer, active: null, notice: null };
      return { answer: { kind: 'write', code, result: null }, active: null, notice: null };
    }
    // A result of code that has changed since says nothing.
    if (event.kind !== 'report' || event.text !== answer.code) return null;
    return { answer: { ...answer, result: event.result }, active: null, notice: null };
  },
  judge: (sealed, { result }) => (sealed.kind === 'write' ? (result?.passed ?? null) : null),
  marks: () => [false],
};
