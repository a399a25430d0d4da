import type { CodeLine } from '@tenfold/pattern/public';

/** Highlighted code as plain text, its blanks as `__1__`. */
export function textOfLines(lines: readonly CodeLine[]): string {
  return lines
    .map((line) => line.map((piece) => (piece.kind === 'text' ? piece.text : `__${piece.number}__`)).join(''))
    .join('\n');
}
