import { LEVELS, type Level, type PublicQuestion, type QuestionId } from '@tenfold/pattern/public';
import { sampleTask } from './sample-task.ts';

/** A question of which option `0.1` (`o1`) is right. */
export function sampleQuestion(
  id: string,
  changes: { level?: Level; skill?: string; variants?: number; attempts?: number } = {},
): PublicQuestion {
  const { level = 'easy', skill = 'api', variants = 2, attempts = 3 } = changes;
  const names = Array.from({ length: variants }, (_, index) => `v${index + 1}`);
  return { ...sampleTask({ variants: names, attempts }).question, id: id as QuestionId, level, skill };
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
