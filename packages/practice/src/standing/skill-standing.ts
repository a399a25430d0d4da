import type { PatternId, QuestionId } from '@tenfold/pattern/public';
import type { LogEvent } from '../log/event.ts';
import { firstMeetings } from '../progress/first-attempts.ts';
import type { Band } from '../verdict/band.ts';
import { type Estimate, estimate } from '../verdict/estimate.ts';
import { isProbable } from '../verdict/verdict.ts';

export interface SkillStanding extends Omit<Estimate, 'band'> {
  readonly skill: string;
  /** Null while the evidence is too little to say, by the thresholds of the test's rule. */
  readonly band: Band | null;
}

/** Older evidence than this is left out: it speaks of what was known before. */
const RECENT = 10;

/**
 * How strong each skill is, from the last first attempts in all modes; those with the least mean first, those without
 * evidence last. `skills` names the skill of each question. `events` in log order.
 */
export function skillStandings(
  pattern: PatternId,
  skills: ReadonlyMap<QuestionId, string>,
  events: readonly LogEvent[],
): readonly SkillStanding[] {
  const meetings = firstMeetings(events).filter((event) => event.pattern === pattern);
  const standings = [...new Set(skills.values())].map((skill) => {
    const own = meetings.filter(({ question }) => skills.get(question) === skill).slice(-RECENT);
    const right = own.filter((event) => event.kind === 'answered' && event.right).length;
    return toStanding(skill, estimate({ right, asked: own.length }));
  });
  const rank = ({ asked, mean }: SkillStanding) => (asked > 0 ? mean : 2);
  return standings.sort((a, b) => rank(a) - rank(b));
}

function toStanding(skill: string, found: Estimate): SkillStanding {
  return { ...found, skill, band: isProbable(found) ? found.band : null };
}
