/** A question's file: its tree in, the authored question or diagnostics out. */
import type { Root } from 'mdast';
import type { AuthoredBase, AuthoredOf, AuthoredQuestion, Code, Place, Prose } from '../authored.ts';
import type { Report } from '../diagnostics.ts';
import { hintReveals } from '../hint-reveals.ts';
import { KINDS } from '../kinds/index.ts';
import { BLOCK_WORDS, type BlockWord, type Kind, type QuestionBody } from '../kinds/kind.ts';
import { checkNames } from '../names/check-names.ts';
import type { Mode, QuestionId, QuestionKind } from '../question.ts';
import { countBlanks, placeIn } from './blanks.ts';
import { type Body, collectBody } from './body.ts';
import { plainText } from './markdown.ts';
import { highestMark, LISTS, parseOptions } from './options.ts';
import { parseParameters } from './parameters.ts';
import { ATTEMPTS, type Front, parseFront } from './question-front.ts';

const PARTS = {
  code: ['', 'setup', 'quick', ...BLOCK_WORDS],
  sections: ['hint', 'explanation', 'solution', 'mistakes'],
} as const;
type QuestionParts = Body<(typeof PARTS.code)[number], (typeof PARTS.sections)[number]>;

/**
 * Reads the question in `root`, which was read from `source`. Everything that is wrong goes to `report`; null where the
 * file is too broken to make a question of it.
 */
export function parseQuestion(
  file: string,
  mode: Mode,
  source: string,
  root: Root,
  report: Report,
): AuthoredQuestion | null {
  const front = parseFront(file, mode, root, report);
  const body = collectBody(file, root, PARTS, report);
  const kind = front?.values.kind;
  if (front === null || kind === undefined) return null;
  const read = toBody(file, mode, front, body, kind, report);
  const question = toQuestion(KINDS[kind], read, report);
  if (question === null) return null;
  checkNames(question, source, report);
  checkHint(question, report);
  return front.isGood ? question : null;
}

function toQuestion<K extends QuestionKind>(
  kind: Kind<K>,
  body: QuestionBody,
  report: Report,
): AuthoredOf[K] | null {
  return kind.toQuestion(body, report);
}

function toBody(
  file: string,
  mode: Mode,
  front: Front,
  body: QuestionParts,
  name: QuestionKind,
  report: Report,
): QuestionBody {
  const kind = KINDS[name];
  const { values } = front;
  const at = { file, line: 1, column: 1 };
  const code = body.code.get('') ?? null;
  const blanks = code === null ? 0 : countBlanks(code, report);
  checkBlanks(name, blanks, body, at, report);
  const keyedByProof = values.keyed !== undefined;
  const places = kind.marks === 'places' ? highestMark(body.options) : blanks;
  const rules = { name, kind, places, keyedByProof };
  if (body.options === null) report('missing-options', at, { list: LISTS[kind.marks] });
  const blocks = blocksOf(body, name, at, report);
  const base: AuthoredBase = {
    id: values.id ?? NO_ID,
    at,
    title: body.title,
    level: values.level ?? 'easy',
    skill: values.skill ?? '',
    attempts: ATTEMPTS.get(mode) ?? values.attempts ?? 1,
    seconds: values.seconds ?? null,
    order: values.order ?? 'shuffled',
    keyedByProof,
    parameters: parseParameters(front, report),
    prompt: body.prompt,
    code,
    setup: body.code.get('setup') ?? null,
    show: blocks.show,
    quick: body.code.get('quick') ?? null,
    hint: body.sections.get('hint') ?? null,
    explanation: sectionOf(body, 'explanation', 'it says why the answer is right', at, report),
    solution: solutionOf(body, at, report),
    mistakes: body.sections.get('mistakes') ?? null,
    options: body.options === null ? [] : parseOptions(file, body.options, rules, report),
  };
  const own = Object.keys(kind.fields).map((field) => [field, values[field]]);
  return { base, blanks, places, blocks, extra: Object.fromEntries(own) };
}

const NO_ID = '' as QuestionId;

function checkBlanks(
  name: QuestionKind,
  blanks: number,
  body: QuestionParts,
  at: Place,
  report: Report,
): void {
  const { least, most, says, remedy } = KINDS[name].blanks;
  // The lines of an order go into the program alone.
  const replaced = KINDS[name].marks === 'places' ? 0 : blanks;
  const code = body.code.get('');
  if (blanks < least || blanks > most) {
    const found = blanks === 1 ? 'one' : blanks === 0 ? 'none' : blanks;
    report('wrong-blank-count', code?.at ?? at, { kind: name, expected: says, found, remedy });
  }
  for (const judge of [body.code.get('check'), body.code.get('show')]) {
    if (judge === undefined) continue;
    for (const blank of judge.text.matchAll(/(?<!\w)__(\d+)__(?!\w)/g)) {
      if (Number(blank[1]) >= 1 && Number(blank[1]) <= replaced) continue;
      const known = `There is ${replaced === 0 ? 'no blank to replace here' : `the blanks 1 to ${replaced}`}.`;
      report('unknown-name', placeIn(judge, blank.index), { name: blank[0], suggestion: known });
    }
  }
}

/** Why a block is needed, and an example of it, as the remedy says them. */
const REASONS: Readonly<Record<BlockWord, readonly [reason: string, example: string]>> = {
  check: ['it decides which answers are right', '```python check with assertions'],
  truth: ['it computes the answer', '```python truth that sets `answer`'],
  reference: ['it is the program that passes', '```python reference with a whole program'],
  show: ['it says what an answer did', '```python show that prints it'],
};

function blocksOf(
  body: QuestionParts,
  kind: QuestionKind,
  at: Place,
  report: Report,
): QuestionBody['blocks'] {
  const take = (word: BlockWord): Code | null => {
    const code = body.code.get(word) ?? null;
    const need = KINDS[kind].blocks[word];
    if (code === null && need === 'required') {
      const [reason, example] = REASONS[word];
      report('missing-block', at, { block: word, reason, example });
    }
    if (code === null || need !== 'none') return code;
    const remedy = 'Remove it: this kind is decided another way.';
    report('block-not-allowed', { ...code.at, line: code.at.line - 1 }, { kind, block: word, remedy });
    return null;
  };
  return { check: take('check'), truth: take('truth'), reference: take('reference'), show: take('show') };
}

function sectionOf(
  body: QuestionParts,
  name: 'explanation' | 'solution',
  reason: string,
  at: Place,
  report: Report,
): Prose {
  const prose = body.sections.get(name);
  if (prose === undefined)
    report('missing-block', at, { block: `:::${name}`, reason, example: `:::${name} and a line :::` });
  return prose ?? { nodes: [], at };
}

function solutionOf(body: QuestionParts, at: Place, report: Report): Prose {
  const solution = sectionOf(body, 'solution', 'it shows the way to the answer', at, report);
  const hasSteps = solution.nodes.some((node) => node.type === 'list' && node.ordered === true);
  if (body.sections.has('solution') && !hasSteps) report('solution-without-steps', solution.at, {});
  return solution;
}

function checkHint({ kind, hint, options }: AuthoredQuestion, report: Report): void {
  // Lines are all shown: naming one tells nothing about its place.
  if (hint === null || KINDS[kind].marks === 'places') return;
  const answer = options.find(
    (option) => option.answers.length > 0 && hintReveals(plainText(hint.nodes), option.text),
  );
  if (answer !== undefined) report('hint-contains-answer', hint.at, { answer: answer.text, variant: '' });
}
