/** Python in the colours of the listings, for a program that was written in the page: good enough to read, not a parser. */
export interface Token {
  readonly text: string;
  readonly style: 'keyword' | 'string' | 'number' | 'comment' | null;
}

const STYLES = ['comment', 'string', 'number', 'keyword'] as const;
const PIECES = new RegExp(
  [
    /(#.*)/,
    /((?:\b[rbfuRBFU]{1,2})?(?:"""[^]*?"""|'''[^]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'))/,
    /(\b\d[\w.]*)/,
    /(\b(?:and|as|assert|async|await|break|class|continue|def|del|elif|else|except|finally|for|from|global|if|import|in|is|lambda|None|nonlocal|not|or|pass|raise|return|True|False|try|while|with|yield)\b)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

/** The lines of `code`, each in pieces that together are its text. */
export function highlightCode(code: string): readonly (readonly Token[])[] {
  const lines: Token[][] = [[]];
  const add = (whole: string, style: Token['style']) => {
    for (const [index, text] of whole.split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ text, style });
    }
  };
  let end = 0;
  for (const match of code.matchAll(PIECES)) {
    add(code.slice(end, match.index), null);
    add(match[0], STYLES[match.slice(1).findIndex((group) => group !== undefined)] ?? null);
    end = match.index + match[0].length;
  }
  add(code.slice(end), null);
  return lines;
}
