/** Reports `{names}` that nothing declares, declared names that nothing uses, and names where none is replaced. */
import type { RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { AuthoredQuestion, Code, Place, Prose } from '../authored.ts';
import type { Report } from '../diagnostics.ts';
import { placeIn } from '../parse/blanks.ts';
import { nearest, suggestion } from '../parse/suggest.ts';
import { bracedNames } from './names.ts';

/** A piece of text with the place of each character of it. */
interface Piece {
  readonly text: string;
  readonly isCode: boolean;
  readonly isFormula: boolean;
  readonly placeAt: (offset: number) => Place;
}

/** Looks through all texts of `question`, which was read from `source`. */
export function checkNames(question: AuthoredQuestion, source: string, report: Report): void {
  const { names } = question.parameters;
  const used = new Set<string>();
  const replaced = replacedTexts(question).flatMap((text) => piecesOf(text, source));
  for (const piece of replaced) {
    for (const { name, offset } of bracedNames(piece.text)) {
      if (names.includes(name)) used.add(name);
      else if (isMistaken(piece, name, offset, names)) {
        const remedy =
          names.length === 0
            ? `Declare it under vary or derive, or write \`{${name}}\` as code.`
            : suggestion(name, names);
        report('unknown-name', piece.placeAt(offset), { name: `{${name}}`, suggestion: remedy });
      }
    }
  }
  reportShared(question, source, report);
  reportUnused(question, used, report);
}

function replacedTexts(question: AuthoredQuestion): (Prose | Code)[] {
  const parts = [question.prompt, question.code, question.show, question.quick];
  const sections = [question.explanation, question.solution, question.mistakes];
  const judged = [
    'check' in question ? question.check : null,
    'truth' in question ? question.truth : null,
    'reference' in question ? question.reference : null,
  ];
  const options = question.options.flatMap((option) => [option.label, option.misconception, option.block]);
  return [...parts, ...sections, ...judged, ...options].filter((part) => part !== null);
}

function piecesOf(part: Prose | Code, source: string): Piece[] {
  if ('text' in part) {
    return [{ text: part.text, isCode: true, isFormula: false, placeAt: (offset) => placeIn(part, offset) }];
  }
  const pieces: Piece[] = [];
  visit({ type: 'root', children: [...part.nodes] as RootContent[] }, (node) => {
    if (!('value' in node)) return;
    const start = node.position?.start.offset ?? 0;
    pieces.push({
      text: node.value,
      isCode: node.type === 'inlineCode' || node.type === 'code',
      isFormula: node.type === 'math' || node.type === 'inlineMath',
      // Mark-up and indentation are not in the value: find the braces again in the source.
      placeAt: (offset) => {
        const before = bracedNames(node.value).filter((name) => name.offset < offset).length;
        const at = bracedNames(source.slice(start))[before]?.offset ?? 0;
        return placeAt(part.at.file, source, start + at);
      },
    });
  });
  return pieces;
}

function placeAt(file: string, source: string, offset: number): Place {
  const before = source.slice(0, offset).split('\n');
  return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/**
 * In prose an undeclared `{name}` is a mistake. Code has braces of its own: there only a near miss is one, and not in an
 * f-string.
 */
function isMistaken(piece: Piece, name: string, offset: number, names: readonly string[]): boolean {
  if (piece.isFormula) return false;
  if (!piece.isCode) return true;
  const line = piece.text.slice(0, offset).split('\n').at(-1) ?? '';
  return nearest(name, names) !== null && !/\b(f|rf|fr)["']/i.test(line);
}

function reportShared(question: AuthoredQuestion, source: string, report: Report): void {
  const { hint, setup, title, at, parameters } = question;
  const complain = (place: string, offsetOf: (offset: number) => Place, text: string) => {
    for (const { name, offset } of bracedNames(text)) {
      if (parameters.names.includes(name))
        report('name-not-replaced', offsetOf(offset), { name: `{${name}}`, place });
    }
  };
  const heading = Math.max(0, source.search(/^# /m));
  complain('the title', (offset) => placeAt(at.file, source, heading + 2 + offset), title);
  for (const piece of hint === null ? [] : piecesOf(hint, source))
    complain('the hint', piece.placeAt, piece.text);
  if (setup !== null) complain('the setup', (offset) => placeIn(setup, offset), setup.text);
}

function reportUnused(question: AuthoredQuestion, used: ReadonlySet<string>, report: Report): void {
  const { vary, derive, where, names } = question.parameters;
  const python = `${derive?.text ?? ''}\n${where?.text ?? ''}`;
  for (const name of names) {
    const varied = vary.find((entry) => entry.name === name);
    const mentions = python.match(new RegExp(`\\b${name}\\b`, 'g'))?.length ?? 0;
    // A derived name is mentioned once where it is set.
    if (used.has(name) || mentions > (varied === undefined ? 1 : 0)) continue;
    report('unused-name', varied?.at ?? derive?.at ?? question.at, { name });
  }
}
