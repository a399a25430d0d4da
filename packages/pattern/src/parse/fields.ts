/** The fields that YAML may have, each with the words that complete "Write …". */
import * as v from 'valibot';
import { type CardName, LEVELS, type PatternId, QUESTION_KINDS, type QuestionId } from '../question.ts';

const list = (words: readonly string[]) => `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

export const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const slug = v.pipe(
  v.string(),
  v.regex(SLUG),
  v.description('lower-case words joined by -, like create-the-loss'),
);
const text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80), v.description('a word or two'));
const minutes = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(1),
  v.maxValue(120),
  v.description('whole minutes, like 10'),
);
const python = (what: string) =>
  v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.description(what)));

export const QUESTION_FIELDS = {
  id: v.pipe(
    slug,
    v.transform((id) => id as QuestionId),
  ),
  kind: v.pipe(v.picklist(QUESTION_KINDS), v.description(list(QUESTION_KINDS))),
  level: v.pipe(v.picklist(LEVELS), v.description(list(LEVELS))),
  skill: text,
  order: v.optional(
    v.pipe(v.picklist(['shuffled', 'fixed']), v.description('shuffled or fixed')),
    'shuffled',
  ),
  keyed: v.optional(v.pipe(v.picklist(['by-proof']), v.description('by-proof, or leave it out'))),
  vary: v.optional(
    v.pipe(v.record(v.string(), v.unknown()), v.description('a name and its list of values a line')),
  ),
  derive: python('Python such as kept = 1 - 0.1'),
  where: python('a Python expression such as K > 2'),
};

/** How often a question may be answered, where the mode does not say it. */
export const ATTEMPTS_FIELD = {
  attempts: v.optional(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(1),
      v.maxValue(10),
      v.description('a whole number from 1 to 10'),
    ),
    3,
  ),
};
/** The time for a problem of the challenge: 1:30 or 2:00. */
export const CHALLENGE_FIELDS = {
  seconds: v.pipe(v.picklist([90, 120]), v.description('90 or 120')),
};
export const CARD_FIELDS = {
  id: v.pipe(
    slug,
    v.transform((id) => id as CardName),
  ),
  kind: v.pipe(v.literal('card'), v.description('card')),
  skill: text,
};
export const PATTERN_FIELDS = {
  id: v.pipe(
    slug,
    v.transform((id) => id as PatternId),
  ),
  minutes,
};
export const MODE_FIELDS = { minutes };
export const TRACK_FIELDS = {
  format: v.pipe(v.number(), v.integer(), v.minValue(1), v.description('1')),
  id: slug,
  title: text,
};
/** The newest version of the pattern format that is read; all older ones are, too. */
export const FORMAT = 1;
