/** A question's file: its text in, the authored question or diagnostics out. */
import type { Root } from 'mdast';
import type { AuthoredBase, AuthoredOf, AuthoredQuestion, Place, Prose } from '../authored.ts';
import type { Report } from '../diagnostics.ts';
import { hintReveals } from '../hint-reveals.ts';
import { KINDS } from '../kinds/index.ts';
import type { Kind, Need, QuestionBody } from '../kinds/kind.ts';
import { checkNames } from '../names/check-names.ts';
import { QUESTION_KINDS, type QuestionId, type QuestionKind } from '../question.ts';
import { countBlanks, placeIn } from './blanks.ts';
import { type Body, collectBody } from './body.ts';
import { QUESTION_FIELDS } from './fields.ts';
import { type Fields, type FrontMatter, parseFields } from './front-matter.ts';
import { parseMarkdown, plainText } from './markdown.ts';
import { parseOptions } from './options.ts';
import { parseParameters } from './parameters.ts';
import { checkProse } from './prose.ts';
import { closeBlocks } from './structure.ts';

/**
 * Reads the question in `text`. Everything that is wrong goes to `report`; null where the file is too broken to make a
 * question of it.
 */
export function parseQuestion(file: string, text: string, report: Report): AuthoredQuestion | null {
  const source = closeBlocks(file, text, report);
  const root = parseMarkdown(source);
  checkProse(file, root, report);
  const front = parseFront(file, root, report);
  const body = collectBody(file, root, report);
  const kind = front?.values.kind;
  if (front === null || kind === undefined) return null;
  const read = toBody(file, front, body, kind, report);
  const question = toQuestion(KINDS[kind], read, report);
  if (question === null) return null;
  checkNames(question, source, report);
  checkHint(question, report);
  return front.isGood ? question : null;
}

type Front = FrontMatter<typeof QUESTION_FIELDS & Fields>;

function parseFront(file: string, root: Root, report: Report): Front | null {
  const yaml = frontMatterOf(file, root, 'id', report);
  if (yaml === null) return null;
  const written = /^kind:\s*([\w-]+)/m.exec(yaml)?.[1];
  const kind = QUESTION_KINDS.find((known) => known === written);
  // Of a kind that nobody knows, any kind's fields may be right.
  const own = kind === undefined ? QUESTION_KINDS.map((known) => KINDS[known].fields) : [KINDS[kind].fields];
  const fields: typeof QUESTION_FIELDS & Fields = Object.assign({}, QUESTION_FIELDS, ...own);
  return parseFields(yaml, { file, line: 2, column: 1 }, fields, report);
}

/** The YAML that a file begins with. */
export function frontMatterOf(file: string, root: Root, field: string, report: Report): string | null {
  const [first] = root.children;
  if (first?.type === 'yaml') return first.value;
  report('missing-front-matter', { file, line: 1, column: 1 }, { field });
  return null;
}

function toQuestion<K extends QuestionKind>(
  kind: Kind<K>,
  body: QuestionBody,
  report: Report,
): AuthoredOf[K] | null {
  return kind.toQuestion(body, report);
}

function toBody(file: string, front: Front, body: Body, name: QuestionKind, report: Report): QuestionBody {
  const kind = KINDS[name];
  const { values } = front;
  const at = { file, line: 1, column: 1 };
  const code = body.code.get('') ?? null;
  const blanks = code === null ? 0 : countBlanks(code, report);
  checkBlanks(name, blanks, body, at, report);
  const keyedByProof = values.keyed !== undefined;
  const rules = { name, kind, blanks, keyedByProof };
  if (body.options === null) report('missing-options', at, {});
  const base: AuthoredBase = {
    id: values.id ?? NO_ID,
    at,
    title: body.title,
    level: values.level ?? 'easy',
    skill: values.skill ?? '',
    attempts: values.attempts ?? 1,
    order: values.order ?? 'shuffled',
    keyedByProof,
    parameters: parseParameters(front, report),
    prompt: body.prompt,
    code,
    setup: body.code.get('setup') ?? null,
    show: body.code.get('show') ?? null,
    quick: body.code.get('quick') ?? null,
    hint: body.sections.get('hint') ?? null,
    explanation: sectionOf(body, 'explanation', 'it says why the answer is right', at, report),
    solution: solutionOf(body, at, report),
    mistakes: body.sections.get('mistakes') ?? null,
    options: body.options === null ? [] : parseOptions(file, body.options, rules, report),
  };
  const check = blockOf(body, 'check', kind.check, name, at, report);
  const truth = blockOf(body, 'truth', kind.truth, name, at, report);
  const own = Object.keys(kind.fields).map((field) => [field, values[field]]);
  return { base, blanks, check, truth, extra: Object.fromEntries(own) };
}

const NO_ID = '' as QuestionId;

function checkBlanks(name: QuestionKind, blanks: number, body: Body, at: Place, report: Report): void {
  const { least, most, says, remedy } = KINDS[name].blanks;
  const code = body.code.get('');
  if (blanks < least || blanks > most) {
    const found = blanks === 1 ? 'one' : blanks === 0 ? 'none' : blanks;
    report('wrong-blank-count', code?.at ?? at, { kind: name, expected: says, found, remedy });
  }
  for (const judge of [body.code.get('check'), body.code.get('show')]) {
    if (judge === undefined) continue;
    for (const blank of judge.text.matchAll(/(?<!\w)__(\d+)__(?!\w)/g)) {
      if (Number(blank[1]) >= 1 && Number(blank[1]) <= blanks) continue;
      const known = `The code has ${blanks === 0 ? 'no blanks' : `the blanks 1 to ${blanks}`}.`;
      report('unknown-name', placeIn(judge, blank.index), { name: blank[0], suggestion: known });
    }
  }
}

function blockOf(
  body: Body,
  word: 'check' | 'truth',
  need: Need,
  kind: QuestionKind,
  at: Place,
  report: Report,
) {
  const code = body.code.get(word) ?? null;
  if (code === null && need === 'required') {
    const reason = word === 'check' ? 'it decides which options are right' : 'it computes the answer';
    const example =
      word === 'check' ? '```python check with assertions' : '```python truth that sets `answer`';
    report('missing-block', at, { block: word, reason, example });
  }
  if (code === null || need !== 'none') return code;
  const remedy = 'Remove it: this kind is decided another way.';
  report('block-not-allowed', { ...code.at, line: code.at.line - 1 }, { kind, block: word, remedy });
  return null;
}

function sectionOf(
  body: Body,
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

function solutionOf(body: Body, at: Place, report: Report): Prose {
  const solution = sectionOf(body, 'solution', 'it shows the way to the answer', at, report);
  const hasSteps = solution.nodes.some((node) => node.type === 'list' && node.ordered === true);
  if (body.sections.has('solution') && !hasSteps) report('solution-without-steps', solution.at, {});
  return solution;
}

function checkHint({ hint, options }: AuthoredQuestion, report: Report): void {
  if (hint === null) return;
  const answer = options.find(
    (option) => option.answers.length > 0 && hintReveals(plainText(hint.nodes), option.text),
  );
  if (answer !== undefined) report('hint-contains-answer', hint.at, { answer: answer.text, variant: '' });
}
