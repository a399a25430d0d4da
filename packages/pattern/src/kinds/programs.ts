/** Pieces of the programs that decide an answer. */
import type { AuthoredBase, AuthoredOption } from '../authored.ts';
import { keyOf } from '../answer-key.ts';
import type { Candidate } from './kind.ts';

/** `text` with the options' texts in its blanks, the first in `__1__`. */
function fillBlanks(text: string, options: readonly AuthoredOption[]): string {
  return text.replace(
    /(?<!\w)__([1-9]\d*)__(?!\w)/g,
    (blank, number: string) => options[Number(number) - 1]?.text ?? blank,
  );
}

/** Programs one after the other; those that are missing are left out. */
export function join(...parts: readonly (string | null | undefined)[]): string {
  return parts.filter((part) => part !== null && part !== undefined && part.trim() !== '').join('\n\n');
}

/** Did the author mark exactly these options, the first for blank 1? Null where the proof decides. */
export function isKeyed(question: AuthoredBase, options: readonly AuthoredOption[]): boolean | null {
  if (question.keyedByProof) return null;
  return options.every((option, at) => option.answers.includes(at + 1));
}

/** The program of a candidate: the question's setup and outcome around `code` and `check`. */
export function toProgram(
  question: AuthoredBase,
  prelude: string,
  own: { readonly code: string; readonly check?: string; readonly show?: string | undefined },
): Candidate['program'] {
  const show = own.show ?? question.show?.text;
  return {
    prelude: join(prelude, question.setup?.text),
    code: own.code,
    ...(show !== undefined && { show }),
    ...(own.check !== undefined && { check: own.check }),
  };
}

/** The candidate whose options fill the blanks of the program, of what it shows and of its `check`, which is given unfilled. */
export function filledCandidate(
  question: AuthoredBase,
  prelude: string,
  filling: readonly AuthoredOption[],
  check: string,
  code = fillBlanks(question.code?.text ?? '', filling),
): Candidate {
  const show = question.show ? fillBlanks(question.show.text, filling) : undefined;
  return {
    answer: keyOf(filling.map(({ id }) => id)),
    keyed: isKeyed(question, filling),
    records: 'output',
    program: toProgram(question, prelude, { code, check: fillBlanks(check, filling), show }),
    runnable: join(code, show),
  };
}
