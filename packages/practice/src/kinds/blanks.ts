/** Chips go into blanks: the rules that `fill` and `fill-many` share. */
import { type Answer, type OptionId, type PublicQuestion, placesOf } from '@tenfold/pattern/public';
import type { EditEvent, Notice } from '../task/task.ts';
import type { KindRules } from './kind.ts';
import { judgeByProof, nearestMarks } from './proved.ts';

type Blanks = readonly (OptionId | null)[];
type Placing = Extract<EditEvent, { kind: 'place' }>;

interface BlankKind<K extends 'fill' | 'fill-many'> {
  readonly blanks: (question: PublicQuestion<K>) => number;
  /** May a chip be in several blanks at once? */
  readonly repeats: (question: PublicQuestion<K>) => boolean;
  readonly toAnswer: (blanks: Blanks) => Answer<K>;
}

interface Filled {
  readonly blanks: Blanks;
  readonly active: number | null;
  readonly notice: Notice;
}

export function blankRules<K extends 'fill' | 'fill-many'>(kind: BlankKind<K>): KindRules<K> {
  return {
    blanks: kind.blanks,
    empty: ({ question }) => kind.toAnswer(Array(kind.blanks(question)).fill(null)),
    edit({ question, variant }, draft, event) {
      const blanks = placesOf(draft.answer);
      if ('option' in event && !variant.options.some(({ id }) => id === event.option)) return null;
      if ('blank' in event && !(event.blank in blanks)) return null;
      const filled = fill(blanks, draft.active, event, kind.repeats(question));
      return filled && { answer: kind.toAnswer(filled.blanks), active: filled.active, notice: filled.notice };
    },
    judge: judgeByProof,
    marks: nearestMarks,
  };
}

function fill(blanks: Blanks, active: number | null, event: EditEvent, repeats: boolean): Filled | null {
  switch (event.kind) {
    case 'pick':
      return { blanks, active: event.blank, notice: { kind: 'picked', blank: event.blank } };
    case 'place':
      return place(blanks, event.blank ?? target(blanks, active), event, repeats);
    case 'clear': {
      if (blanks[event.blank] === null) return null;
      const notice = { kind: 'cleared', blank: event.blank } as const;
      return { blanks: blanks.with(event.blank, null), active: event.blank, notice };
    }
    case 'choose':
    case 'type':
    case 'report':
      return null;
  }
}

function place(blanks: Blanks, blank: number, { option }: Placing, repeats: boolean): Filled {
  const freed = repeats ? blanks : blanks.map((held) => (held === option ? null : held));
  const placed = freed.with(blank, option);
  const active = nextEmpty(placed, blank);
  return { blanks: placed, active, notice: { kind: 'placed', blank, option, next: active } };
}

/** Where a chip goes when no blank is named. */
function target(blanks: Blanks, active: number | null): number {
  return active ?? nextEmpty(blanks, -1) ?? blanks.length - 1;
}

/** The first empty blank after `blank`, going round to the start; null when all are full. */
function nextEmpty(blanks: Blanks, blank: number): number | null {
  const after = blanks.indexOf(null, blank + 1);
  const found = after === -1 ? blanks.indexOf(null) : after;
  return found === -1 ? null : found;
}
