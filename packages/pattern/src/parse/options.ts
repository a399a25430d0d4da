/** The list of options: a mark, a text, ` : ` a misconception, and below it perhaps a code block. */
import type { Code as CodeNode, List, ListItem, PhrasingContent, RootContent } from 'mdast';
import type { AuthoredOption } from '../authored.ts';
import type { Report } from '../diagnostics.ts';
import type { Kind, Marks } from '../kinds/kind.ts';
import type { OptionId, QuestionKind } from '../question.ts';
import { toCode } from './code-block.ts';
import { placeOf, plainText } from './markdown.ts';

const MARK = /^\[([^\]]*)\](?:\s+|$)/;

/** Is this list one of options: does an item begin with a mark? */
export function isOptionList(node: RootContent): node is List {
  return node.type === 'list' && node.children.some((item) => markOf(item) !== null);
}

/** What stands between the brackets: `x`, a space, or the numbers of blanks; null where there are none. */
function markOf(item: ListItem): string | null {
  if (typeof item.checked === 'boolean') return item.checked ? 'x' : ' ';
  const first = item.children[0]?.type === 'paragraph' ? item.children[0].children[0] : undefined;
  return first?.type === 'text' ? (MARK.exec(first.value)?.[1] ?? null) : null;
}

export interface OptionRules {
  readonly name: QuestionKind;
  readonly kind: Pick<Kind<QuestionKind>, 'marks' | 'fewestOptions' | 'optionBlocks'>;
  /** How many blanks or places there are to be marked. */
  readonly places: number;
  readonly keyedByProof: boolean;
}

/** What completes "Add a list: …" where a file has no options. */
export const LISTS: Readonly<Record<Marks, string>> = {
  tick: '`- [x]` for the answer, `- [ ]` for the others',
  blanks: '`- [1]`, `- [2]`, … for the answers of the blanks, `- [ ]` for the others',
  places: '`- [1]`, `- [2]`, … for the lines in an order that works, `- [ ]` for lines to leave over',
  none: '`- [ ]` for known wrong attempts, each with its program',
};

/** The highest number that marks an item: how many places an answer of `order` has. */
export function highestMark(list: List | null): number {
  const numbers = (list?.children ?? []).flatMap((item) => (markOf(item) ?? '').match(/\d+/g) ?? []);
  return Math.max(0, ...numbers.map(Number).filter((number) => number <= MOST_PLACES));
}
const MOST_PLACES = 20;

export function parseOptions(file: string, list: List, rules: OptionRules, report: Report): AuthoredOption[] {
  const options = list.children.map((item, at) => parseOption(file, item, at, rules, report));
  const [only] = options;
  if (options.length === 1 && only !== undefined && rules.kind.fewestOptions > 1)
    report('too-few-options', only.at, {});
  reportEqual(options, report);
  reportKey(options, rules, report);
  if (rules.kind.marks === 'tick' || rules.kind.marks === 'none') {
    for (const option of options) {
      const isWrong = option.answers.length === 0 && option.text !== '';
      if (isWrong && option.misconception === null) report('option-without-misconception', option.at, {});
    }
  }
  return options;
}

function parseOption(
  file: string,
  item: ListItem,
  index: number,
  rules: OptionRules,
  report: Report,
): AuthoredOption {
  const at = placeOf(file, item);
  const mark = markOf(item);
  if (mark === null) report('option-without-mark', at, {});
  const [first, ...rest] = item.children;
  const inline = first?.type === 'paragraph' ? withoutMark(first.children, item) : [];
  const { label, misconception } = splitAtColon(inline);
  const text = plainText(label);
  if (text === '') report('empty-option', at, {});
  const prose = rest.filter((node) => node.type !== 'code');
  const wrong: RootContent[] =
    misconception.length > 0 ? [{ type: 'paragraph', children: misconception }] : [];
  return {
    id: `o${index + 1}` as OptionId,
    at,
    answers: mark === null ? [] : answersOf(mark, at, rules, report),
    label: { nodes: [{ type: 'paragraph', children: label }], at },
    text,
    misconception: wrong.length + prose.length > 0 ? { nodes: [...wrong, ...prose], at } : null,
    block: blockOf(
      file,
      rest.filter((node) => node.type === 'code'),
      rules,
      report,
    ),
  };
}

/** A task-list item's mark is gone already; one with numbers is still part of the text. */
function withoutMark(children: readonly PhrasingContent[], item: ListItem): PhrasingContent[] {
  const [first, ...rest] = children;
  if (typeof item.checked === 'boolean' || first?.type !== 'text') return [...children];
  const value = first.value.replace(MARK, '');
  return value === '' ? rest : [{ ...first, value }, ...rest];
}

function splitAtColon(children: readonly PhrasingContent[]): {
  readonly label: PhrasingContent[];
  readonly misconception: PhrasingContent[];
} {
  for (const [at, node] of children.entries()) {
    const colon = node.type === 'text' ? /(?:^|\s):(?:\s|$)/.exec(node.value) : null;
    if (node.type !== 'text' || colon === null) continue;
    const text = (value: string): PhrasingContent[] => (value === '' ? [] : [{ ...node, value }]);
    const before = node.value.slice(0, colon.index).trimEnd();
    const after = node.value.slice(colon.index + colon[0].length);
    return {
      label: [...children.slice(0, at), ...text(before)],
      misconception: [...text(after), ...children.slice(at + 1)],
    };
  }
  return { label: [...children], misconception: [] };
}

function answersOf(mark: string, at: AuthoredOption['at'], rules: OptionRules, report: Report): number[] {
  if (mark.trim() === '') return [];
  const bad = (remedy: string) => {
    report('bad-mark', at, { mark, kind: rules.name, remedy });
    return [];
  };
  const numbers = /^\d+(\s*,\s*\d+)*$/.test(mark) ? mark.split(',').map(Number) : [];
  switch (rules.kind.marks) {
    case 'none':
      return bad('Write `[ ]`: every option is a wrong attempt, and the reference is right.');
    case 'tick':
      return mark.toLowerCase() === 'x' ? [1] : bad('Write `[x]` for the answer, `[ ]` for the others.');
    case 'places':
      return numbers.length === 1 && (numbers[0] ?? 0) >= 1
        ? numbers
        : bad('Write the number of its place, or `[ ]` for a line that is left over.');
    case 'blanks':
      if (numbers.length === 0) return bad('Write the number of its blank, or `[ ]` for a distractor.');
      return numbers.every((number) => number >= 1 && number <= rules.places)
        ? numbers
        : bad(`The code has the blanks 1 to ${rules.places}.`);
  }
}

function blockOf(
  file: string,
  nodes: CodeNode[],
  rules: OptionRules,
  report: Report,
): AuthoredOption['block'] {
  const [first, second] = nodes;
  if (second !== undefined) {
    const line = first?.position?.start.line ?? 1;
    report('duplicate-block', placeOf(file, second), { block: 'python', line });
  }
  if (first === undefined) return null;
  const { word, code } = toCode(file, first, report);
  if (!rules.kind.optionBlocks.includes(word)) {
    const allowed = rules.kind.optionBlocks.map((known) => `\`\`\`python ${known}`.trim());
    const remedy = allowed.length === 0 ? 'Remove it.' : `Write ${allowed.join(' or ')}.`;
    report('block-not-allowed', placeOf(file, first), {
      kind: `An option of ${rules.name}`,
      block: word || 'python',
      remedy,
    });
  }
  return { ...code, shown: word === 'shown' };
}

function reportEqual(options: readonly AuthoredOption[], report: Report): void {
  const first = new Map<string, AuthoredOption>();
  for (const option of options) {
    const other = first.get(option.text);
    if (other === undefined) first.set(option.text, option);
    else if (option.text !== '') {
      report('equal-options', option.at, { text: option.text, variant: '', line: other.at.line });
    }
  }
}

function reportKey(options: readonly AuthoredOption[], rules: OptionRules, report: Report): void {
  const [first] = options;
  if (first === undefined) return;
  if (rules.keyedByProof) {
    for (const option of options) if (option.answers.length > 0) report('marked-by-proof', option.at, {});
    return;
  }
  const { marks } = rules.kind;
  if (marks === 'none') return;
  const isTick = marks === 'tick';
  for (let number = 1; number <= (isTick ? 1 : Math.max(1, rules.places)); number++) {
    const [answer, second] = options.filter((option) => option.answers.includes(number));
    const blank = isTick ? '' : ` of ${marks === 'places' ? 'place' : 'blank'} ${number}`;
    const mark = isTick ? '[x]' : `[${number}]`;
    const orProof = marks === 'places' ? '' : ', or write `keyed: by-proof` in the front matter';
    if (answer === undefined) report('no-answer', first.at, { blank, mark, orProof });
    else if (second !== undefined) report('two-answers', second.at, { blank, line: answer.at.line });
  }
}
