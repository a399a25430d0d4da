/** What holds whatever a learner does, in whatever order, on any kind of question. */
import { type OptionId, placesOf, QUESTION_KINDS } from '@tenfold/pattern/public';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { CONFIDENCES } from '../calibration/confidence.ts';
import { Session, type Sample, sampleTask } from '../testing/index.ts';
import { attemptsLeft } from './step.ts';
import type { TaskEvent, TaskState } from './task.ts';

const OPTIONS = ['a', 'b', 'c'];

const context = fc
  .record({
    kind: fc.constantFrom(...QUESTION_KINDS),
    blanks: fc.integer({ min: 1, max: 3 }),
    repeats: fc.boolean(),
    typed: fc.boolean(),
    attempts: fc.integer({ min: 1, max: 3 }),
    hint: fc.constantFrom(null, 'think'),
  })
  .map((drawn): Partial<Sample> => {
    const blanks = drawn.kind === 'fill-many' || drawn.kind === 'order' ? drawn.blanks : 1;
    return { ...drawn, blanks, options: OPTIONS, passing: [OPTIONS.slice(0, blanks)] };
  })
  .map(sampleTask);

// Ids and blanks reach beyond what there is: a page can be wrong.
const blank = fc.integer({ min: -1, max: 3 });
const option = fc.constantFrom('o1', 'o2', 'o3', 'o9').map((id) => id as OptionId);
const text = fc.constantFrom('', 'a', ' A', 'b');
const result = fc.record({ passed: fc.boolean(), message: fc.constantFrom('', 'no') });
const event: fc.Arbitrary<TaskEvent> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('place' as const), option }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('place' as const), option, blank }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('choose' as const), option }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('pick' as const, 'clear' as const), blank }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('type' as const), text }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('report' as const), text, result }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('confide' as const),
      confidence: fc.constantFrom(null, ...CONFIDENCES),
    }),
  },
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom('undo', 'hint', 'check', 'check', 'check') }) },
);
const events = fc.array(event, { maxLength: 40 });

test('attempts stay between none and all, and each is recorded once, in order', () => {
  fc.assert(
    fc.property(context, events, (context, events) => {
      const learner = new Session(context);
      for (const event of events) {
        learner.dispatch(event);
        expect(attemptsLeft(context, learner.state)).toBeGreaterThanOrEqual(0);
      }
      const answers = learner.log.filter((event) => event.kind === 'answered');
      expect(answers.map((event) => event.attempt)).toEqual(learner.state.tried.map((_, index) => index + 1));
      expect(new Set(learner.state.tried).size).toBe(learner.state.tried.length);
    }),
  );
});

test('solved and spent are final, and spent means that no attempt is left', () => {
  fc.assert(
    fc.property(context, events, events, (context, before, after) => {
      const learner = new Session(context);
      for (const event of before) learner.dispatch(event);
      fc.pre(learner.state.phase !== 'open');
      const { state } = learner;
      expect(state.phase === 'spent' && attemptsLeft(context, state) > 0).toBe(false);
      for (const event of after) learner.dispatch(event).expectNotice(null);
      expect(learner.state).toBe(state);
    }),
  );
});

test('a chip that may be used once is never in two blanks', () => {
  fc.assert(
    fc.property(context, events, (context, events) => {
      const { question } = context;
      fc.pre(question.kind === 'order' || (question.kind === 'fill-many' && !question.repeats));
      const learner = new Session(context);
      for (const event of events) {
        const used = placesOf(learner.dispatch(event).state.answer).filter((option) => option !== null);
        expect(new Set(used).size).toBe(used.length);
      }
    }),
  );
});

test('undo takes back exactly the last change, and the same change again brings it back', () => {
  fc.assert(
    fc.property(context, events, event, (context, events, change) => {
      const learner = new Session(context);
      for (const event of events) learner.dispatch(event);
      const before = learner.state;
      const after = learner.dispatch(change).state;
      fc.pre(after.past.length > before.past.length);
      expect(learner.undo().state).toEqual({ ...before, score: null });
      expect(learner.dispatch(change).state).toEqual(after);
    }),
  );
});

test('the log gives back what the live task held', () => {
  const kept = ({ phase, tried, hintShown }: TaskState) => ({ phase, tried, hintShown });
  fc.assert(
    fc.property(context, events, (context, events) => {
      const learner = new Session(context);
      for (const event of events) {
        const live = learner.dispatch(event).state;
        const resumed = learner.reload().state;
        const whole = learner.record?.kind === 'answered';
        expect(whole ? resumed : kept(resumed)).toEqual(whole ? { ...live, past: [] } : kept(live));
        learner.state = live;
      }
    }),
  );
});
