/**
 * The review of one pattern as the page sees it: today's queue as a fold of the learner's log, the card at hand, and
 * what a learner does with it. When a card comes is decided by `@tenfold/practice/review`.
 */
import type { PublicPattern, PublicReview } from '@tenfold/pattern/public';
import { toLogEvent } from '@tenfold/practice';
import {
  type Deck,
  flipCard,
  type Grade,
  gradeCard,
  intervals,
  type QueuedCard,
  questionCard,
  type ReviewQueue,
  reviewQueue,
  undoLast,
} from '@tenfold/practice/review';
import { computed, effect, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals';
import { changedElsewhere, events, record, startJournal } from '../../journal/journal.ts';
import { stamp } from '../../journal/stamp.ts';
import { say } from '../../status/status-line.tsx';
import { intervalText } from './interval-text.ts';

/** The card at hand. `turn` differs each time a card is put up, also when the same one comes back. */
export interface ShownCard extends QueuedCard {
  readonly turn: number;
}

export interface ReviewSession {
  readonly deck: Deck;
  /** Null until the log is read. */
  readonly queue: ReadonlySignal<ReviewQueue | null>;
  readonly shown: ReadonlySignal<ShownCard | null>;
  /** Is the answer of a flip card to be seen? */
  readonly turned: Signal<boolean>;
  /** The last grade can be taken back: it was given since the page was opened. */
  readonly mayUndo: ReadonlySignal<boolean>;
  load(): Promise<void>;
  grade(grade: Grade): void;
  undo(): void;
  /** Time has passed: cards may have fallen due. The card at hand stays. */
  tick(): void;
}

const sessions = new Map<string, ReviewSession>();

/** `path` is the pattern's, `pytorch/label-smoothing`. */
export function reviewSession(path: string, pattern: PublicPattern, review: PublicReview): ReviewSession {
  const session = sessions.get(path) ?? makeSession(pattern, review);
  sessions.set(path, session);
  return session;
}

/** All questions can come again; flip cards are offered to be learnt. */
function deckOf({ id, modes }: PublicPattern, { cards }: PublicReview): Deck {
  const questions = new Set(modes.flatMap((mode) => mode.questions));
  return {
    pattern: id,
    offered: cards.map((card) => flipCard(card.id)),
    others: [...questions].map((question) => questionCard(question)),
  };
}

function makeSession(pattern: PublicPattern, review: PublicReview): ReviewSession {
  const deck = deckOf(pattern, review);
  const place = { pattern: pattern.id, contentVersion: pattern.contentVersion, mode: 'review' } as const;
  const now = signal<ReturnType<typeof stamp> | null>(null);
  const queue = computed(() => now.value && reviewQueue(deck, events.value, now.value));
  const shown = signal<ShownCard | null>(null);
  const turned = signal(false);
  const given = signal(0);
  let turn = 0;
  const putUp = (next: QueuedCard | undefined, isTurned: boolean) => {
    turn += 1;
    shown.value = next ? { ...next, turn } : null;
    turned.value = isTurned;
  };
  const advance = () => {
    now.value = stamp();
    const cards = queue.peek()?.cards ?? [];
    if (!cards.some(({ card }) => card === shown.peek()?.card)) putUp(cards[0], false);
  };
  effect(() => {
    if (changedElsewhere.value > 0) untracked(advance);
  });
  return {
    deck,
    queue,
    shown,
    turned,
    mayUndo: computed(() => given.value > 0),
    async load() {
      await startJournal();
      advance();
    },
    grade(grade) {
      const card = shown.peek();
      if (!card) return;
      const graded = stamp();
      const next = intervals(card.scheduled?.memory ?? null, graded)[grade];
      record(toLogEvent(place, gradeCard(card.card, grade), graded));
      given.value += 1;
      shown.value = null;
      advance();
      say(`Comes again in ${intervalText(next)}. Ctrl+Z takes that back.`);
    },
    undo() {
      const undone = given.peek() > 0 ? undoLast(pattern.id, events.peek()) : null;
      if (!undone) return say('There is no grade to take back.');
      const graded = events.peek().find(({ id }) => id === undone.event);
      record(toLogEvent(place, undone, stamp()));
      given.value -= 1;
      now.value = stamp();
      const back = queue
        .peek()
        ?.cards.find(({ card }) => graded?.kind === 'reviewed' && card === graded.card);
      putUp(back, true);
      advance();
      say('Taken back. Grade it anew.');
    },
    tick: advance,
  };
}
