/** How the learner stands with a pattern: folded anew when the log grows. Before the log is read, as one who begins. */
import type { PublicPattern, QuestionId } from '@tenfold/pattern/public';
import { type PatternStanding, patternStanding } from '@tenfold/practice';
import { useEffect } from 'preact/hooks';
import { type ReadonlySignal, useComputed, useSignal } from '@preact/signals';
import { challengeBanks, testBanks } from '../../content/banks.ts';
import { shownPractice } from '../../content/content.ts';
import { events, startJournal } from '../../journal/journal.ts';
import { stamp } from '../../journal/stamp.ts';
import { dueToday } from '../../standing/due-today.ts';
import { hasPage } from '../routes.ts';

type Skills = ReadonlyMap<QuestionId, string>;

export function useStanding(path: string, pattern: PublicPattern): ReadonlySignal<PatternStanding> {
  const skills = useSignal<Skills>(new Map());
  const hasLog = events.value.length > 0;
  useEffect(() => {
    void startJournal().finally(() => document.documentElement.classList.remove('resuming'));
  }, []);
  useEffect(() => {
    const load = async () => {
      skills.value = await skillsOf(path);
    };
    // What cannot be fetched only leaves the skills out.
    if (hasLog) load().catch(() => undefined);
  }, [path, hasLog]);
  return useComputed(() => {
    const modes = pattern.modes.filter(({ mode }) => hasPage(mode));
    const place = { pattern: pattern.id, modes, skills: skills.value };
    return patternStanding(place, events.value, stamp(), dueToday.value);
  });
}

/** The skill of each question of all modes. */
async function skillsOf(path: string): Promise<Skills> {
  const banks = [testBanks.get(path), challengeBanks.get(path), shownPractice.get(path)];
  const loaded = await Promise.all(banks.map(async (bank) => bank?.load()));
  const questions = loaded.flatMap((bank) => bank?.questions ?? []);
  return new Map(questions.map(({ id, skill }) => [id, skill]));
}
