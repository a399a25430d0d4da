/** A question's front matter: which fields it may have depends on its kind and on its mode. */
import type { Root } from 'mdast';
import type { Report } from '../diagnostics.ts';
import { KINDS } from '../kinds/index.ts';
import { type Mode, QUESTION_KINDS, type QuestionKind } from '../question.ts';
import { ATTEMPTS_FIELD, CHALLENGE_FIELDS, QUESTION_FIELDS } from './fields.ts';
import { type Fields, frontMatterOf, type FrontMatter, parseFields } from './front-matter.ts';

/** Where the mode says how often a question may be answered. */
export const ATTEMPTS: ReadonlyMap<Mode, number> = new Map([
  ['test', 1],
  ['challenge', 2],
]);

type QuestionFields = typeof QUESTION_FIELDS & typeof ATTEMPTS_FIELD & typeof CHALLENGE_FIELDS & Fields;
export type Front = FrontMatter<QuestionFields>;

/** Null where the file has no front matter, which is reported. */
export function parseFront(file: string, mode: Mode, root: Root, report: Report): Front | null {
  const yaml = frontMatterOf(file, root, 'id', report);
  if (yaml === null) return null;
  const written = /^kind:\s*([\w-]+)/m.exec(yaml)?.[1];
  const kind = QUESTION_KINDS.find((known) => known === written);
  return parseFields(yaml, { file, line: 2, column: 1 }, fieldsOf(mode, kind), report);
}

/** Of a kind that nobody knows, any kind's fields may be right. */
function fieldsOf(mode: Mode, kind: QuestionKind | undefined): QuestionFields {
  const kinds = kind === undefined ? QUESTION_KINDS : [kind];
  const all: Fields = Object.assign(
    {},
    QUESTION_FIELDS,
    ATTEMPTS.has(mode) ? {} : ATTEMPTS_FIELD,
    mode === 'challenge' ? CHALLENGE_FIELDS : {},
    ...kinds.map((one) => KINDS[one].fields),
  );
  const without = kind === undefined ? [] : KINDS[kind].without;
  // Fewer than the type says: the value of a field that is not there is undefined, as of one that was not written.
  return Object.fromEntries(
    Object.entries(all).filter(([name]) => !without.includes(name)),
  ) as QuestionFields;
}
