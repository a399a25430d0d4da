/** Python source to coloured pieces. Blanks are names while Shiki reads the code; then they become blanks. */
import { createHighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import python from 'shiki/langs/python.mjs';
import type { CodeLine, CodePiece, TokenStyle } from '../public.ts';

export type Highlight = (code: string) => CodeLine[];

/** TextMate scopes by style; of two that match, the more specific one counts. */
const STYLES: readonly (readonly [TokenStyle, readonly string[]])[] = [
  ['keyword', ['keyword.control', 'keyword.operator.logical', 'storage.type', 'storage.modifier']],
  ['string', ['string', 'storage.type.string', 'punctuation.definition.string', 'constant.character.escape']],
  ['number', ['constant.numeric']],
  ['comment', ['comment', 'punctuation.definition.comment']],
  [
    'function',
    ['entity.name.function', 'entity.name.type.class', 'meta.function-call.generic', 'support.function'],
  ],
  ['constant', ['constant.language', 'variable.language']],
  ['parameter', ['variable.parameter']],
  ['punctuation', ['punctuation', 'keyword.operator', 'constant.character.format.placeholder']],
];

/** A theme whose colours are no colours: the number says which style it is, 0 is none. */
const colourOf = (index: number) => `#${index.toString(16).padStart(6, '0')}`;
const THEME = 'styles';
const SETTINGS = STYLES.map(([, scope], at) => ({
  scope: [...scope],
  settings: { foreground: colourOf(at + 1) },
}));

let shared: ReturnType<typeof createShiki> | null = null;

function createShiki() {
  return createHighlighterCore({
    langs: [python],
    themes: [{ name: THEME, type: 'light', fg: colourOf(0), bg: '#ffffff', settings: SETTINGS }],
    engine: createJavaScriptRegexEngine(),
  });
}

/** The highlighter; the first call takes some 50 ms. */
export async function highlighter(): Promise<Highlight> {
  shared ??= createShiki();
  const shiki = await shared;
  return (code) =>
    shiki
      .codeToTokensBase(code, { lang: 'python', theme: THEME })
      .map((line) => merge(line.flatMap(({ content, color }) => piecesOf(content, styleOf(color)))));
}

function styleOf(color: string | undefined): TokenStyle | null {
  return STYLES[Number.parseInt(color?.slice(1) ?? '0', 16) - 1]?.[0] ?? null;
}

function piecesOf(text: string, style: TokenStyle | null): CodePiece[] {
  return text.split(/((?<!\w)__[1-9]\d*__(?!\w))/).flatMap((part, at): CodePiece[] => {
    if (at % 2 === 1) return [{ kind: 'blank', number: Number(part.slice(2, -2)) }];
    return part === '' ? [] : [{ kind: 'text', text: part, style: part.trim() === '' ? null : style }];
  });
}

/** Neighbours of one style in one piece; space goes with what stands before it. */
function merge(pieces: readonly CodePiece[]): CodePiece[] {
  const merged: CodePiece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    const joins =
      piece.kind === 'text' &&
      last?.kind === 'text' &&
      (piece.style === last.style || piece.text.trim() === '');
    if (joins) merged[merged.length - 1] = { ...last, text: last.text + piece.text };
    else merged.push(piece);
  }
  return merged;
}
