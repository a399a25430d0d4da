/**
 * For the test of proving: corrupts a question in its file, in its key, in an option and in what decides. Each mutant reads
 * as a question without a fault, so that only running it can tell.
 */
import type { AuthoredOption, AuthoredQuestion, Code, Provable } from '@tenfold/pattern';

/** A part of a question, and the text of its file with that part corrupted. */
export interface Mutant {
  readonly part: 'key' | 'option' | 'check';
  readonly text: string;
}

interface Edit {
  /** Counted from 1. */
  readonly line: number;
  readonly count: number;
  readonly by: readonly string[];
}

/** The mutants of what `text` holds; a card has no key and no options. */
export function mutantsOf(question: Provable, text: string): Mutant[] {
  const lines = text.split('\n');
  const mutant = (part: Mutant['part'], edits: readonly Edit[]) => ({ part, text: apply(lines, edits) });
  if (question.kind === 'card') return [mutant('check', [opposite(question.check)])];
  return [
    mutant('key', corruptKey(question, lines)),
    mutant('option', corruptOption(question, lines)),
    mutant('check', corruptCheck(question)),
  ];
}

/** Another answer is marked. */
function corruptKey(question: AuthoredQuestion, lines: readonly string[]): Edit[] {
  const { options } = question;
  const mark = (option: AuthoredOption, by: string) => edit(option.at.line, lines, /\[[^\]]*\]/, `[${by}]`);
  if (question.keyedByProof) {
    const keyed = lines.findIndex((line) => line.startsWith('keyed:'));
    return [{ line: keyed + 1, count: 1, by: [] }, ...options.slice(0, 1).map((option) => mark(option, 'x'))];
  }
  if (question.kind === 'write') return swapBlocks(question.reference, options[0]?.block);
  if (question.kind === 'order') {
    return options.flatMap((option) =>
      option.answers.map((at) => mark(option, String(question.lines + 1 - at))),
    );
  }
  if (question.kind === 'fill-many') {
    // The answers of the first two blanks change places.
    const turned = (numbers: readonly number[]) =>
      numbers.map((number) => (number > 2 ? number : 3 - number));
    return options.flatMap((option) =>
      option.answers.length > 0 ? [mark(option, turned(option.answers).join(','))] : [],
    );
  }
  return [mark(rightOf(question), ' '), mark(wrongOf(question), 'x')];
}

/** The right option does something else; or, where the proof is the key or all are wrong, a wrong one is right. */
function corruptOption(question: AuthoredQuestion, lines: readonly string[]): Edit[] {
  const { options } = question;
  if (question.kind === 'write') {
    const block = options[0]?.block;
    return block ? [replaceCode(block, question.reference.text)] : [];
  }
  if (question.kind === 'claim') {
    const claims = options.flatMap(({ answers, block }) => (block && answers.length === 0 ? [block] : []));
    return claims.map((claim) => replaceCode(claim, 'holds = True'));
  }
  const right = rightOf(question);
  const reword = (by: string) => edit(right.at.line, lines, /`[^`]+`/, `\`${by}\``);
  if (question.kind === 'predict') return [reword(`${right.text} 1`)];
  if (question.kind === 'value') {
    return [right.block ? replaceCode(right.block, `[${right.block.text}]`) : reword(`[${right.text}]`)];
  }
  return right.block ? swapBlocks(right.block, wrongOf(question).block) : [reword('None')];
}

/** What decides says the opposite. */
function corruptCheck(question: AuthoredQuestion): Edit[] {
  switch (question.kind) {
    case 'value':
      return [replaceCode(question.truth, `${question.truth.text}\nanswer = [answer]`)];
    case 'predict':
      return question.code ? [replaceCode(question.code, `${question.code.text}\nprint("more")`)] : [];
    case 'claim':
      return question.options.flatMap(({ block }) =>
        block ? [replaceCode(block, `${block.text}\nholds = not holds`)] : [],
      );
    default:
      return question.check === null ? [] : [opposite(question.check)];
  }
}

function rightOf({ id, options }: AuthoredQuestion): AuthoredOption {
  const right = options.find(({ answers }) => answers.includes(1));
  if (right === undefined) throw new Error(`${id} has no right option`);
  return right;
}

function wrongOf({ id, options }: AuthoredQuestion): AuthoredOption {
  const wrong = options.find(({ answers }) => answers.length === 0);
  if (wrong === undefined) throw new Error(`${id} has no wrong option`);
  return wrong;
}

/** The last assertion turned round; what it says stays. */
function opposite(check: Code): Edit {
  const at = check.text.lastIndexOf('assert ') + 'assert '.length;
  return replaceCode(check, `${check.text.slice(0, at)}not ${check.text.slice(at)}`);
}

function swapBlocks(a: Code | undefined, b: Code | null | undefined): Edit[] {
  return a && b ? [replaceCode(a, b.text), replaceCode(b, a.text)] : [];
}

function replaceCode(code: Code, text: string): Edit {
  const indent = ' '.repeat(code.at.column - 1);
  const by = text.split('\n').map((line) => (line === '' ? '' : indent + line));
  return { line: code.at.line, count: code.text.split('\n').length, by };
}

function edit(line: number, lines: readonly string[], from: RegExp, to: string): Edit {
  return { line, count: 1, by: [(lines[line - 1] ?? '').replace(from, () => to)] };
}

/** From the last line to the first, so that no edit moves another's lines. */
function apply(lines: readonly string[], edits: readonly Edit[]): string {
  return edits
    .toSorted((a, b) => b.line - a.line)
    .reduce((text, { line, count, by }) => text.toSpliced(line - 1, count, ...by), [...lines])
    .join('\n');
}
