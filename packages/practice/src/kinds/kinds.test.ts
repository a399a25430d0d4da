/** What holds for every kind of question: one suite, run on all of them. */
import { answerKey, placesOf, QUESTION_KINDS } from '@tenfold/pattern/public';
import { describe, expect, test } from 'vitest';
import { session, type Session } from '../testing/index.ts';

const isChips = (kind: string) => kind === 'fill' || kind === 'fill-many';

describe.each(QUESTION_KINDS)('%s', (kind) => {
  const blanks = kind === 'fill-many' ? 2 : 1;
  const options = ['a', 'b', 'c', 'd'];
  const start = () => session({ kind, options, blanks, passing: [options.slice(0, blanks)] });
  const answer = (learner: Session, texts: readonly string[]) => {
    texts.forEach((text, place) => (isChips(kind) ? learner.fill(place + 1, text) : learner.choose(text)));
    return learner;
  };

  test('the empty answer is of its kind and has no key', () => {
    const { state } = start();
    expect(state.answer.kind).toBe(kind);
    expect(placesOf(state.answer)).toHaveLength(blanks);
    expect(answerKey(state.answer)).toBeNull();
  });

  test('the untouched question does not pass', () => {
    expect(start().check().state.score?.kind).toBe('incomplete');
  });

  test('the passing answer is right, any other wrong', () => {
    answer(start(), options.slice(0, blanks)).check().expectRight();
    answer(start(), options.slice(-blanks)).check().expectWrong({ left: 2 });
  });

  test('unknown options, blanks that are not there and the events of other kinds do nothing', () => {
    const learner = start();
    const { state } = learner;
    const ghost = 'o9' as never;
    learner
      .dispatch({ kind: 'place', option: ghost })
      .dispatch({ kind: 'choose', option: ghost })
      .dispatch({ kind: 'place', option: 'o1' as never, blank: blanks })
      .dispatch({ kind: 'pick', blank: blanks })
      .dispatch({ kind: 'pick', blank: -1 })
      .dispatch({ kind: 'clear', blank: 0.5 });
    if (isChips(kind)) learner.choose('a');
    else learner.place('a').pick(1).clear(1);
    expect(learner.expectNotice(null).state).toEqual(state);
  });
});
