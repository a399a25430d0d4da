import type { Mode, PatternId, QuestionId } from '@tenfold/pattern/public';
import { expect, test } from 'vitest';
import { sampleId, sampleTask, session, Session } from '../testing/index.ts';
import { resumeTask } from './resume-task.ts';

test('a reload keeps the attempts used, the wrong answer and its marks', () => {
  session()
    .place('1.0')
    .check()
    .reload()
    .expectWrong({ blanks: [1], left: 2 })
    .expectFilled('1.0')
    .expectActive(1)
    .check()
    .expectNotice('repeated');
});

test('a reload keeps a task solved', () => {
  session().place('1.0').check().place('0.1').check().reload().expectRight().expectLeft(1);
});

test('a reload keeps a task spent', () => {
  session({ attempts: 1 }).place('1.0').check().reload().expectSpent();
});

test('a reload keeps the hint shown', () => {
  const reloaded = session().hint().reload().place('0.1').check();
  expect(reloaded.record).toMatchObject({ hinted: true });
  reloaded.expectRecorded('hinted', 'answered');
});

test('a restart gives all attempts again', () => {
  session({ attempts: 1 }).place('1.0').check().restart().reload().expectLeft(1).expectFilled('_');
});

test('another variant, question, pattern or mode leaves a task as it was', () => {
  const { context, log } = session({ variants: ['K=4', 'K=5'] })
    .place('1.0')
    .check();
  const second = context.question.variants[1]!;
  const elsewhere = [
    { ...context, variant: second },
    { ...context, question: { ...context.question, id: 'other' as QuestionId } },
    { ...context, pattern: 'other' as PatternId },
    { ...context, mode: 'test' as Mode },
  ];
  for (const place of elsewhere) expect(resumeTask(place, log).tried).toEqual([]);
  expect(resumeTask(context, log).tried).toEqual(['o2']);
});

test('the same answer logged by two tabs uses one attempt', () => {
  const { context, log } = session().place('1.0').check();
  expect(resumeTask(context, [...log, ...log]).tried).toEqual(['o2']);
});

test('an answer that another tab logs after the task was solved changes nothing', () => {
  const late = session().place('1.0').check().log;
  const solved = session().place('0.1').check();
  solved.log = [...solved.log, ...late];
  solved.reload().expectRight().expectFilled('0.1').expectLeft(2);
});

test('an answer that the content has since changed its mind about uses no attempt', () => {
  const { log } = session().place('1.0').check();
  const nowRight = sampleTask({ passing: [['1.0']] });
  const nowGone = sampleTask({ options: ['0.1'] });
  const nowChoice = sampleTask({ kind: 'claim' });
  for (const changed of [nowRight, nowGone, nowChoice]) {
    const resumed = new Session(changed);
    resumed.log = log;
    resumed.reload().expectLeft(3).expectFilled('_');
  }
});

test('a task that was never answered is resumed without opening the seal', () => {
  const closed = () => {
    throw new Error('opened too early');
  };
  const { context, log } = session().hint();
  expect(resumeTask({ ...context, open: closed }, log).hintShown).toBe(true);
});

test('a reload keeps the confidence stated with the first attempt', () => {
  const reloaded = session().confide('sure').place('1.0').check().place('0.0').check().reload();
  expect(reloaded.state.confidence).toBe('sure');
});

test('a task of one sitting does not take over the answers of another', () => {
  const { context } = session();
  const first = new Session({ ...context, sitting: sampleId(1) }).place('1.0').check();
  expect(resumeTask(first.context, first.log).tried).toEqual(['o2']);
  expect(resumeTask({ ...context, sitting: sampleId(2) }, first.log).tried).toEqual([]);
  expect(resumeTask(context, first.log).tried).toEqual([]);
});
