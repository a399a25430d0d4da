/**
 * Faults that show in the lines of a file before it is parsed as Markdown: tabs, and blocks left open. The
 * Markdown parser takes an open `:::` or ``` to the end of the file in silence, so what follows would be judged
 * as part of it. To find the other faults too, an open block is closed at its first empty line.
 */
import type { Report } from '../diagnostics.ts';

interface Block {
  readonly kind: 'code' | 'directive';
  /** The fence, such as three backticks, or the directive's name. */
  readonly name: string;
  readonly indent: string;
  /** Has it a word after the fence, so that it can only begin a block? */
  readonly hasWord: boolean;
  /** Counted from 0. */
  readonly line: number;
}

/** `text` with every open block reported and closed, and every line where it was. */
export function closeBlocks(file: string, text: string, report: Report): string {
  const lines = text.split('\n');
  for (const [at, line] of lines.entries()) {
    if (line.includes('\t')) report('tab', { file, line: at + 1, column: line.indexOf('\t') + 1 }, {});
  }
  const open: Block[] = [];
  const leave = (block: Block, before: number) => {
    reportOpen(file, block, report);
    closeEarly(lines, block, before);
    open.pop();
  };
  for (let at = frontMatterEnd(lines); at < lines.length; at++) {
    const line = lines[at] ?? '';
    const begun = beginningOf(line, at);
    const isEnd = /^\s*:{3,}\s*$/.test(line);
    let top = open.at(-1);
    if (top?.kind === 'code') {
      if (isFenceEnd(line, top.name)) {
        open.pop();
        continue;
      }
      if (!begun?.hasWord && !isEnd) continue;
      leave(top, at);
      top = open.at(-1);
    }
    if (top !== undefined && begun?.kind === 'directive') leave(top, at);
    if (begun !== null) open.push(begun);
    else if (isEnd && open.pop() === undefined) {
      report('stray-directive-end', { file, line: at + 1, column: line.indexOf(':') + 1 }, {});
      lines[at] = '';
    }
  }
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) leave(top, lines.length);
  return lines.join('\n');
}

function frontMatterEnd(lines: readonly string[]): number {
  const isFence = (line: string | undefined) => line?.trimEnd() === '---';
  return isFence(lines[0]) ? lines.findIndex((line, at) => at > 0 && isFence(line)) + 1 : 0;
}

function beginningOf(line: string, at: number): Block | null {
  const directive = /^(\s*):{3,}([A-Za-z][\w-]*)/.exec(line);
  if (directive) {
    return {
      kind: 'directive',
      name: directive[2] ?? '',
      indent: directive[1] ?? '',
      hasWord: true,
      line: at,
    };
  }
  const code = /^(\s*(?:(?:[-*+]|\d+[.)])\s+)?)(`{3,}(?=[^`]*$)|~{3,})(.*)/.exec(line);
  if (!code) return null;
  const [, indent = '', name = '', word = ''] = code;
  return { kind: 'code', name, indent: ' '.repeat(indent.length), hasWord: word.trim() !== '', line: at };
}

function isFenceEnd(line: string, fence: string): boolean {
  const found = line.trim();
  return found.startsWith(fence) && found === (fence[0] ?? '').repeat(found.length);
}

function reportOpen(file: string, block: Block, report: Report): void {
  const at = { file, line: block.line + 1, column: block.indent.length + 1 };
  if (block.kind === 'code') report('unclosed-code', at, { fence: block.name });
  else report('unclosed-directive', at, { name: block.name });
}

/** Closes `block` at the first empty line below its first line of content, or at the end of the text. */
function closeEarly(lines: string[], block: Block, before: number): void {
  const end = block.indent + (block.kind === 'code' ? block.name : ':::');
  const content = lines.findIndex((line, at) => at > block.line && line.trim() !== '');
  const empty = content < 0 ? -1 : lines.findIndex((line, at) => at > content && line.trim() === '');
  if (empty >= 0 && empty < before) lines[empty] = end;
  else if (before === lines.length) lines.push(end);
}
