/** What an option of `predict` says happens, read from its mark-up. */
import type { PhrasingContent } from 'mdast';
import type { Prose } from '../../source-text.ts';
import type { Happening } from './happening.ts';

/** A label that is `text`, or raises `Error`, or `text` then raises `Error`; null where it is none of them. */
export function predictionOf({ nodes: [paragraph] }: Prose): Happening | null {
  const [first, second, third, fourth] = paragraph?.type === 'paragraph' ? paragraph.children : [];
  const [printed, raising, raised, end] =
    first?.type === 'inlineCode' ? [first, second, third, fourth] : [undefined, first, second, third];
  if (end !== undefined) return null;
  if (raising === undefined) return printed ? { printed: printed.value, raised: null } : null;
  if (!isText(raising, printed ? 'then raises' : 'raises') || raised?.type !== 'inlineCode') return null;
  return { printed: printed?.value ?? null, raised: raised.value };
}

function isText(node: PhrasingContent, words: string): boolean {
  return node.type === 'text' && node.value.trim() === words;
}
