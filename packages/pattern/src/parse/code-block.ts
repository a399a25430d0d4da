/** A fenced block: ```` ```python ```` and perhaps a word that says what it is for. */
import type { Code as CodeNode } from 'mdast';
import type { Code } from '../authored.ts';
import type { Report } from '../diagnostics.ts';
import { placeOf } from './markdown.ts';

/** The block's code and its word, empty where there is none. Another language is reported. */
export function toCode(
  file: string,
  node: CodeNode,
  report: Report,
): { readonly word: string; readonly code: Code } {
  const at = placeOf(file, node);
  if (node.lang !== 'python') report('unknown-language', at, { language: node.lang ?? 'no language' });
  // The code begins in the line below the fence, and is indented like it.
  const code = { text: node.value, at: { ...at, line: at.line + 1 } };
  return { word: node.meta?.trim() ?? '', code };
}
