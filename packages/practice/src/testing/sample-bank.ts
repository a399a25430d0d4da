import { LEVELS, type Level, type PublicQuestion, type QuestionId } from '@tenfold/pattern/public';
import type { Bank } from '../task/bank.ts';
import { sampleTask } from './sample-task.ts';

/** A question of which option `0.1` (`o1`) is right. */
export function sampleQuestion(
  id: string,
  changes: { level?: Level; skill?: string; variants?: number; seconds?: number | null } = {},
): PublicQuestion {
  const { level = 'easy', skill = 'api', variants = 2, seconds = null } = changes;
  const names = Array.from({ length: variants }, (_, index) => `v${index + 1}`);
  return { ...sampleTask({ variants: names }).question, id: id as QuestionId, level, skill, seconds };
}

/** So many questions of each level, whose skills go round. */
export function sampleBank(each = 12, skills = 7, variants = 2): readonly PublicQuestion[] {
  return LEVELS.flatMap((level, row) =>
    Array.from({ length: each }, (_, index) =>
      sampleQuestion(`${level}-${index + 1}`, {
        level,
        skill: `skill-${(row + index) % skills}`,
        variants,
      }),
    ),
  );
}

/** The bank of these questions, all of them loaded. */
export function bankOf(questions: readonly PublicQuestion[]): Bank {
  const { pattern, contentVersion, open } = sampleTask();
  const loaded = new Map(questions.map((question) => [question.id, question]));
  return { pattern, contentVersion, entries: questions, loaded, open: () => open() };
}
