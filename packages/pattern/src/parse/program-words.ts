/** The line that opens a program of a page: ```` ```python run id=one-step values=loss raises files=digits ````. */
import type { Code as CodeNode } from 'mdast';
import type { Report } from '../diagnostics.ts';
import type { PageProgram, ProgramId } from '../page.ts';
import type { Place } from '../source-text.ts';
import { SLUG } from './fields.ts';
import { placeOf } from './markdown.ts';
import { suggestion } from './suggest.ts';

type Words = Pick<PageProgram, 'kind' | 'id' | 'values' | 'files' | 'raises'>;

const KINDS: ReadonlyMap<string, PageProgram['kind']> = new Map([
  ['run', 'cell'],
  ['figure', 'figure'],
]);
const ID = 'lower-case words joined by -, like one-step';
const LISTS = {
  values: { each: /^[A-Za-z]\w*$/, expected: 'names that the program sets, joined by commas' },
  files: { each: SLUG, expected: 'names of files in data/, without their ending, joined by commas' },
} as const;

/** Reads the words after `python` of `node`, which is in `source`; null where they name no program. All faults are reported. */
export function parseProgramWords(
  file: string,
  source: string,
  node: CodeNode,
  report: Report,
): Words | null {
  const at = placeOf(file, node);
  const [first, ...rest] = wordsOf(source, at);
  const kind = KINDS.get(first?.text ?? '');
  if (kind === undefined) {
    reportKind(first?.text ?? '', at, report);
    return null;
  }
  const isKnown = (word: string) => ['id', ...Object.keys(LISTS)].includes(word);
  let id: ProgramId | null = null;
  const lists: Record<keyof typeof LISTS, string[]> = { values: [], files: [] };
  let raises = false;
  const known = kind === 'cell' ? ['id=', 'values=', 'files=', 'raises'] : ['id=', 'values=', 'files='];
  for (const { text, at } of rest) {
    const [, name = '', value = ''] = /^([\w-]+)=(.*)$/.exec(text) ?? [];
    const bad = (expected: string) => report('bad-program-word', at, { word: name, value, expected });
    if (text === 'raises' && kind === 'cell') raises = true;
    else if (!isKnown(name))
      report('unknown-program-word', at, { word: text, suggestion: suggestion(text, known) });
    else if (name === 'values' || name === 'files') {
      lists[name] = value.split(',');
      if (!lists[name].every((one) => LISTS[name].each.test(one))) bad(LISTS[name].expected);
    } else if (SLUG.test(value)) id = value as ProgramId;
    else bad(ID);
  }
  if (id === null && !rest.some(({ text }) => text.startsWith('id=')))
    report('program-without-id', at, { word: first?.text ?? '' });
  return id && { kind, id, ...lists, raises };
}

/** The words after `python` in the fence's line. */
function wordsOf(source: string, fence: Place): { readonly text: string; readonly at: Place }[] {
  const line = source.split('\n')[fence.line - 1] ?? '';
  const words = [...line.matchAll(/\S+/g)].map((found) => ({
    text: found[0],
    at: { ...fence, column: found.index + 1 },
  }));
  return words.slice(words.findIndex(({ text }) => text.endsWith('python')) + 1);
}

function reportKind(word: string, at: Place, report: Report): void {
  if (word !== '' && !word.includes('=')) {
    report('unknown-word', at, { word, suggestion: suggestion(word, [...KINDS.keys()]) });
    return;
  }
  const remedy = 'Write ```python run id=…: code on a page is run, and shown with what it printed.';
  report('block-not-allowed', at, { kind: 'A page', block: word || 'python', remedy });
}
