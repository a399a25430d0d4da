import { expect, test } from 'vitest';
import { ReportReader, readReports } from './report.ts';

test('lines that are reports are read, others are left', () => {
  const output = 'hello\n{"epoch": 1, "of": 2, "loss": 0.5, "who": "teacher"}\n{"a": 1}\n{not json\n';
  expect(readReports(output)).toEqual([{ kind: 'epoch', epoch: 1, of: 2, measures: { loss: 0.5 } }]);
});

test('a result has measures, and tables of numbers', () => {
  expect(readReports('{"result": {"acc": 1}, "bins": [[1, 2]], "note": "x"}')).toEqual([
    { kind: 'result', measures: { acc: 1 }, tables: { bins: [[1, 2]] } },
  ]);
});

test('a result whose measures are not numbers is none', () => {
  expect(readReports('{"result": {"acc": "high"}}')).toEqual([]);
  expect(readReports('{"result": {"acc": NaN}}')).toEqual([]);
});

test('a line that comes in pieces is read when it is whole', () => {
  const reader = new ReportReader();
  expect(reader.add('{"epoch": 1,')).toEqual([]);
  expect(reader.add(' "of": 2}\n{"epoch"')).toMatchObject([{ epoch: 1 }]);
  expect(reader.add(': 2, "of": 2}\n')).toMatchObject([{ epoch: 2 }]);
});
