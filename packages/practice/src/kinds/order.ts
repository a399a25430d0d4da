/** Lines are put one below the other: the rules of `order`. There are no gaps: a line that is taken out lets the rest move up. */
import type { Answer, OptionId } from '@tenfold/pattern/public';
import type { KindRules } from './kind.ts';
import { judgeByProof } from './proved.ts';

type Lines = readonly OptionId[];

export const orderRules: KindRules<'order'> = {
  blanks: ({ lines }) => lines,
  empty: ({ question }) => toAnswer([], question.lines),
  edit({ question, variant }, { answer }, event) {
    const lines = answer.lines.filter((line) => line !== null);
    if (event.kind === 'place') {
      const { option } = event;
      if (!variant.options.some(({ id }) => id === option)) return null;
      const placed = insert(lines, option, event.blank ?? question.lines - 1, question.lines);
      if (placed === null) return null;
      const next = nextPlace(placed, question.lines);
      const notice = { kind: 'placed', blank: placed.indexOf(option), option, next } as const;
      return { answer: toAnswer(placed, question.lines), active: next, notice };
    }
    if (event.kind !== 'clear' || lines[event.blank] === undefined) return null;
    const left = lines.toSpliced(event.blank, 1);
    const notice = { kind: 'cleared', blank: event.blank } as const;
    return { answer: toAnswer(left, question.lines), active: left.length, notice };
  },
  judge: judgeByProof,
  // One line at the wrong place shifts all below it: marks by place would blame those.
  marks: (_, { lines }) => lines.map(() => null),
};

/** `lines` with `line` at `place`, moved there if it is among them; null where there is no room or no such place. */
function insert(lines: Lines, line: OptionId, place: number, most: number): Lines | null {
  const others = lines.filter((other) => other !== line);
  const isPlace = Number.isInteger(place) && place >= 0 && place < most;
  if (!isPlace || others.length >= most) return null;
  return others.toSpliced(Math.min(place, others.length), 0, line);
}

/** The first empty place; null when all are full. */
function nextPlace(lines: Lines, most: number): number | null {
  return lines.length < most ? lines.length : null;
}

function toAnswer(lines: Lines, places: number): Answer<'order'> {
  return { kind: 'order', lines: Array.from({ length: places }, (_, place) => lines[place] ?? null) };
}
