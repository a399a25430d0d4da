/** Highlighted code, line by line. Long lines wrap with a hanging indent, so that nothing is hidden on a narrow screen. */
import type { CodeLine } from '@tenfold/pattern/public';
import type { ComponentChildren } from 'preact';
import './code-listing.css';

interface Props {
  lines: readonly CodeLine[];
  /** Draws blank `number` (from 1); without it blanks are shown as they are written. */
  blank?: (number: number) => ComponentChildren;
  /** Lines (from 0) that stand out. */
  isMarked?: (index: number) => boolean;
}

export function CodeListing({
  lines,
  blank = (number) => <span class="blank-mark">{number}</span>,
  isMarked = () => false,
}: Props) {
  return (
    <pre class={lines.length > 1 ? 'code numbered' : 'code'}>
      <code>
        {lines.map((line, index) => (
          <span class={`code-line indent-${indentOf(line)}${isMarked(index) ? ' marked' : ''}`}>
            {line.map((piece) =>
              piece.kind === 'blank' ? (
                blank(piece.number)
              ) : piece.style ? (
                <span class={`tok-${piece.style}`}>{breakable(piece.text)}</span>
              ) : (
                breakable(piece.text)
              ),
            )}
            {'\n'}
          </span>
        ))}
      </code>
    </pre>
  );
}

/** Lets a narrow screen break the line after an opening bracket, a comma or an equals sign rather than inside a name. */
function breakable(text: string): ComponentChildren {
  const parts = text.split(/(?<=[([,=])(?!\s)/);
  return parts.length === 1 ? text : parts.map((part, index) => (index === 0 ? part : [<wbr />, part]));
}

/** Levels of four spaces at the start of the line, at most 3: the style sheet has a hanging indent for each. */
function indentOf(line: CodeLine): number {
  const first = line[0];
  const text = first?.kind === 'text' ? first.text : '';
  return Math.min(3, Math.floor((text.length - text.trimStart().length) / 4));
}
