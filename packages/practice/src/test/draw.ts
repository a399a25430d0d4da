/**
 * Which questions a test asks. As many skills as possible are covered by fresh variants of the levels wanted; for each
 * place that is left, what is preferred is, in this order: a variant the learner has not met, the level wanted, a skill
 * asked seldom in this test, a question met seldom. Chance decides the rest.
 */
import type { Level, PatternId, PublicEntry } from '@tenfold/pattern/public';
import type { LogEvent } from '../log/event.ts';
import { nextVariant } from '../progress/next-variant.ts';
import { type Drawn, variantName, variantsShownBy } from '../progress/variants-shown.ts';

/** What a drawing needs to know: `random` gives numbers from 0 up to 1. */
export interface Urn {
  readonly pattern: PatternId;
  readonly entries: readonly PublicEntry[];
  readonly events: readonly LogEvent[];
  readonly random: () => number;
}

interface Candidate {
  readonly question: PublicEntry;
  readonly fresh: PublicEntry['variants'];
  /** How many variants of it the learner has met. */
  readonly met: number;
}

/** The places of a test, each of a level, and the candidates that have been chosen for them. */
type Picks = Map<number, Candidate>;

/** One question for each of `levels`, each question at most once; fewer where the bank is smaller. */
export function draw(urn: Urn, levels: readonly Level[]): readonly Drawn[] {
  const candidates = shuffle(toCandidates(urn), urn.random);
  const places = shuffle([...levels.entries()], urn.random);
  const picks = coverSkills(candidates, places);
  for (const [place, level] of places) {
    if (!picks.has(place)) fill(picks, place, level, candidates);
  }
  return levels.flatMap((_, place) => {
    const picked = picks.get(place);
    return picked ? [toDrawn(urn, picked)] : [];
  });
}

/** The questions of which a variant has not been met. */
export function withFreshVariants(urn: Urn): readonly PublicEntry[] {
  return toCandidates(urn)
    .filter(({ fresh }) => fresh.length > 0)
    .map(({ question }) => question);
}

function toCandidates({ pattern, entries, events }: Urn): readonly Candidate[] {
  const shown = new Set(
    events.flatMap((event) => variantsShownBy(event).map((drawn) => variantName(event.pattern, drawn))),
  );
  return entries.map((question) => {
    const isFresh = (variant: PublicEntry['variants'][number]) =>
      !shown.has(variantName(pattern, { question: question.id, variant: variant.id }));
    const fresh = question.variants.filter(isFresh);
    return { question, fresh, met: question.variants.length - fresh.length };
  });
}

/**
 * Gives as many skills as possible a place of their own: a largest matching, by augmenting paths (Kuhn 1955). A skill
 * that finds its places taken may move another one to a place that is still free.
 */
function coverSkills(candidates: readonly Candidate[], places: readonly (readonly [number, Level])[]): Picks {
  const picks: Picks = new Map();
  const fresh = candidates.filter((candidate) => candidate.fresh.length > 0);
  const seat = (skill: string, tried: Set<number>): boolean =>
    places.some(([place, level]) => {
      const able = fresh.filter(({ question }) => question.skill === skill && question.level === level);
      if (able.length === 0 || tried.has(place)) return false;
      tried.add(place);
      const seated = picks.get(place);
      if (seated && !seat(seated.question.skill, tried)) return false;
      picks.set(
        place,
        leastOf(able, ({ met }) => met),
      );
      return true;
    });
  for (const skill of skillsByMeetings(candidates)) seat(skill, new Set());
  return picks;
}

/** The skills that the learner has met least come first, and so do not go without a place. */
function skillsByMeetings(candidates: readonly Candidate[]): readonly string[] {
  const met = new Map<string, number>();
  for (const candidate of candidates) {
    const { skill } = candidate.question;
    met.set(skill, (met.get(skill) ?? 0) + candidate.met);
  }
  return [...met].sort(([, a], [, b]) => a - b).map(([skill]) => skill);
}

function fill(picks: Picks, place: number, level: Level, candidates: readonly Candidate[]): void {
  const chosen = [...picks.values()];
  const free = candidates.filter((candidate) => !chosen.includes(candidate));
  const asked = (skill: string) => chosen.filter(({ question }) => question.skill === skill).length;
  if (free.length > 0) {
    picks.set(
      place,
      leastOf(free, (candidate) => costOf(candidate, level, asked(candidate.question.skill))),
    );
  }
}

/** The preferences as one number: each weighs more than all later ones together. */
function costOf({ question, fresh, met }: Candidate, level: Level, asked: number): number {
  const stale = fresh.length === 0 ? 1 : 0;
  const offLevel = question.level === level ? 0 : 1;
  return ((stale * 2 + offLevel) * 100 + asked) * 1000 + Math.min(met, 999);
}

function leastOf<T>(items: readonly T[], costOf: (item: T) => number): T {
  return items.reduce((best, next) => (costOf(next) < costOf(best) ? next : best));
}

function toDrawn({ pattern, events, random }: Urn, { question, fresh }: Candidate): Drawn {
  const variant = fresh[Math.floor(random() * fresh.length)] ?? nextVariant({ pattern, question }, events);
  return { question: question.id, variant: variant.id };
}

function shuffle<T>(items: readonly T[], random: () => number): readonly T[] {
  const keyed = items.map((item) => ({ item, key: random() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}
