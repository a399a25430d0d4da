import type { PatternId, QuestionId } from '@tenfold/pattern/public';
import type { LogEvent } from './event.ts';

/** An event about one variant of one question. */
export type QuestionEvent = Extract<LogEvent, { readonly question: QuestionId }>;

export function isAboutQuestion(
  { pattern, question }: { readonly pattern: PatternId; readonly question: { readonly id: QuestionId } },
  event: LogEvent,
): event is QuestionEvent {
  return event.pattern === pattern && 'question' in event && event.question === question.id;
}
