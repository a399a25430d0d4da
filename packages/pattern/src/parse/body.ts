/** Sorts the parts of a question's file: title, prompt, code blocks, `:::` blocks, options. Judges only their form. */
import type { Code as CodeNode, Heading, List, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Code, Place, Prose } from '../authored.ts';
import type { Report } from '../diagnostics.ts';
import { toCode } from './code-block.ts';
import { placeOf, plainText } from './markdown.ts';
import { isOptionList } from './options.ts';
import { nearest, suggestion } from './suggest.ts';

/** The parts that a file may have: words of its code blocks (the empty word is the code shown), names of its `:::` blocks. */
export interface Parts<W extends string, S extends string> {
  readonly code: readonly W[];
  readonly sections: readonly S[];
}
/** Words that only a block under an option can have. */
const OPTION_WORDS = ['claim', 'expect', 'shown'];

export interface Body<W extends string, S extends string> {
  readonly title: string;
  readonly prompt: Prose;
  readonly code: ReadonlyMap<W, Code>;
  readonly sections: ReadonlyMap<S, Prose>;
  readonly options: List | null;
}

/** The parts of `root`. A second part of one name, and what has no place, is reported and left out. */
export function collectBody<W extends string, S extends string>(
  file: string,
  root: Root,
  parts: Parts<W, S>,
  report: Report,
): Body<W, S> {
  const code = new Map<W, Code>();
  const sections = new Map<S, Prose>();
  const prompt: RootContent[] = [];
  let options: List | null = null;
  for (const node of root.children) {
    if (node.type === 'code') takeCode(file, node, parts.code, code, report);
    else if (node.type === 'containerDirective') takeSection(file, node, parts.sections, sections, report);
    else if (isOptionList(node)) {
      if (options === null) options = node;
      else report('second-option-list', placeOf(file, node), {});
    } else if (node.type !== 'yaml' && node.type !== 'heading') {
      if (options !== null) report('text-after-options', placeOf(file, node), {});
      prompt.push(node);
    }
  }
  const { title, at: titleAt } = parseTitle(file, root, report);
  const at = prompt[0] === undefined ? titleAt : placeOf(file, prompt[0]);
  if (plainText(prompt) === '') {
    report('empty-text', at, { what: 'The prompt', contents: 'what to do, below the title' });
  }
  return { title, prompt: { nodes: prompt, at }, code, sections, options };
}

function takeCode<W extends string>(
  file: string,
  node: CodeNode,
  words: readonly W[],
  blocks: Map<W, Code>,
  report: Report,
): void {
  const at = placeOf(file, node);
  const { word: written, code } = toCode(file, node, report);
  const word = words.find((known) => known === written);
  if (word === undefined) reportWord(written, words, at, report);
  // A misspelt block is there: that it is missing need not be said too.
  const name = word ?? words.find((known) => known === nearest(written, words));
  const first = name === undefined ? undefined : blocks.get(name);
  if (name !== undefined && first === undefined) blocks.set(name, code);
  else if (word !== undefined) {
    report('duplicate-block', at, { block: word || 'python', line: (first?.at.line ?? 1) - 1 });
  }
}

type Directive = Extract<RootContent, { type: 'containerDirective' }>;

function takeSection<S extends string>(
  file: string,
  node: Directive,
  names: readonly S[],
  sections: Map<S, Prose>,
  report: Report,
): void {
  const at = placeOf(file, node);
  const section = names.find((known) => known === node.name);
  if (section === undefined) {
    report('unknown-directive', at, { name: node.name, suggestion: suggestion(node.name, names) });
  } else if (plainText(node.children) === '') {
    report('empty-text', at, { what: `:::${section}`, contents: 'it, or remove the block' });
  }
  const name = section ?? names.find((known) => known === nearest(node.name, names));
  const first = name === undefined ? undefined : sections.get(name);
  if (name !== undefined && first === undefined) sections.set(name, { nodes: node.children, at });
  else if (section !== undefined) {
    report('duplicate-block', at, { block: `:::${section}`, line: first?.at.line ?? 1 });
  }
}

/** The text of the one `# Heading`, which every file has. */
export function parseTitle(
  file: string,
  root: Root,
  report: Report,
): { readonly title: string; readonly at: Place } {
  const headings: Heading[] = [];
  visit(root, (node) => {
    if (node.type === 'heading') headings.push(node);
    if (node.type === 'leafDirective') {
      report('unknown-directive', placeOf(file, node), {
        name: node.name,
        suggestion: 'Write :::, with three colons.',
      });
    }
  });
  const [title, ...extra] = headings;
  for (const heading of extra) report('extra-heading', placeOf(file, heading), {});
  const at = title === undefined ? { file, line: 1, column: 1 } : placeOf(file, title);
  if (title?.depth !== 1) {
    report('missing-heading', at, {});
    return { title: '', at };
  }
  const text = plainText(title.children);
  if (text === '') report('empty-title', at, {});
  return { title: text, at };
}

function reportWord(word: string, words: readonly string[], at: Place, report: Report): void {
  const known = words.filter((one) => one !== '');
  if (words.includes('') && OPTION_WORDS.includes(word)) {
    const remedy = 'Indent it under its option.';
    report('block-not-allowed', at, { kind: 'A question', block: word, remedy });
  } else if (word === '') {
    const remedy = 'Put the code into `backticks`.';
    report('block-not-allowed', at, { kind: 'A card', block: 'python', remedy });
  } else report('unknown-word', at, { word, suggestion: suggestion(word, known) });
}
