import { type CheckedPage, parsePattern } from '@tenfold/pattern';
import type { Outcome, Runtime } from '@tenfold/runtime';
import { expect, test } from 'vitest';
import { comparePages } from './compare-pages.ts';
import { formatPageRecord, toPageRecord, verifyPage } from './page-record.ts';
import { provePage } from './prove-page.ts';
import { finished, raised, timedOut } from './scripted.ts';

/** A page with one program, opened by `words`. */
function pageWith(words: string): CheckedPage {
  const { pattern, diagnostics } = parsePattern({
    'track.yaml': 'format: 1\nid: track\ntitle: Track\n',
    'p/pattern.md': '---\nid: p\nminutes: 1\n---\n# P\n\nA summary.\n',
    'p/why.md': `---\nminutes: 1\n---\n# Why\n\nBecause.\n\n\`\`\`python ${words}\nx = 1\n\`\`\`\n`,
  });
  const [page] = pattern?.pages ?? [];
  if (page === undefined) throw new Error(JSON.stringify(diagnostics));
  return page;
}

const does = (outcome: Outcome): Runtime => ({
  info: { on: 'engine', python: '3', torch: '1' },
  run: async () => outcome,
  close: async () => {},
});
const printing = (stdout: string, shown = '{}') => finished('passed', { stdout, shown });
const DATA = new Map([['digits.u8', Uint8Array.from([1])]]);

test.each<[string, Outcome, string[]]>([
  ['run id=a', printing('1\n'), []],
  ['run id=a', printing(''), ['program-silent']],
  ['run id=a', printing('1'.repeat(5000)), ['program-too-long']],
  ['run id=a', raised('ValueError', 'no'), ['program-raised']],
  ['run id=a raises', raised('ValueError', 'no'), []],
  ['run id=a raises', printing('1'), ['program-did-not-raise']],
  ['run id=a', timedOut, ['not-ended']],
  ['run id=a values=x', printing('1', '{"x": 1}'), []],
  ['run id=a values=x,y', printing('1', '{"x": 1}'), ['value-missing']],
  ['figure id=a', printing('', '{"figure": {"kind": "bars"}}'), []],
  ['figure id=a', printing(''), ['value-missing']],
  ['run id=a files=digits', printing('1'), []],
  ['run id=a files=digts', printing('1'), ['file-missing']],
])('%s that does %j', async (words, outcome, kinds) => {
  const { findings } = await provePage(pageWith(words), DATA, does(outcome));
  expect(findings.map(({ kind, question }) => [kind, question])).toEqual(kinds.map((kind) => [kind, 'a']));
});

test('runtimes agree on numbers as they are printed, and on everything else exactly', async () => {
  const page = pageWith('run id=a values=x');
  const differ = async (a: Outcome, b: Outcome) => {
    const [inA, inB] = [await provePage(page, DATA, does(a)), await provePage(page, DATA, does(b))];
    return comparePages({ by: 'a', programs: inA.programs }, { by: 'b', programs: inB.programs }, page)
      .length;
  };
  const [half, third] = ['{"x": [0.5, {"y": 1e-9}]}', '{"x": [0.50004, {"y": 0}]}'];
  expect(await differ(printing('loss 0.3133', half), printing('loss 0.3132', third))).toBe(0);
  expect(await differ(printing('loss 0.3133'), printing('cost 0.3133'))).toBe(1);
  expect(await differ(printing('loss 0.3133'), printing('loss 0.3143'))).toBe(1);
  expect(await differ(printing('1', half), printing('1', '{"x": [0.5001, {"y": 0}]}'))).toBe(1);
  expect(await differ(printing('1', half), printing('1', '{"x": [0.5, {"z": 0}]}'))).toBe(1);
  expect(await differ(printing('1'), raised('ValueError', 'no'))).toBe(2);
});

test('a record has a line for each line printed, and is read back as it was', async () => {
  const page = pageWith('run id=a values=x');
  const run = await provePage(page, DATA, does(printing('one\ntwo\n', '{"x": {"y": "inf"}}')));
  const text = formatPageRecord(toPageRecord(run, [does(timedOut).info]));
  expect(text.split('\n').map((line) => line.trim())).toEqual(
    expect.arrayContaining(['"one",', '"two"', '"x": {"y":"inf"}']),
  );
  expect(JSON.parse(text)).toMatchObject({
    programs: [{ id: 'a', printed: ['one', 'two'], values: { x: { y: 'inf' } } }],
  });
  expect(verifyPage(toPageRecord(run, []), run, 'engine')).toEqual([]);
});

test('what was never recorded, has changed or is gone is told', async () => {
  const run = await provePage(pageWith('run id=a'), DATA, does(printing('1')));
  const record = toPageRecord(run, []);
  const kinds = (changed: Partial<(typeof record.programs)[number]>) => {
    const programs = record.programs.map((program) => ({ ...program, ...changed }));
    return verifyPage({ ...record, programs }, run, 'engine').map(({ kind }) => kind);
  };
  expect(verifyPage(null, run, 'engine')).toMatchObject([{ kind: 'not-recorded' }]);
  expect(kinds({ hash: 'other' })).toEqual(['stale']);
  expect(kinds({ printed: '2' })).toEqual(['disagreement']);
  expect(
    verifyPage(
      {
        ...record,
        programs: [...record.programs, ...record.programs.map((one) => ({ ...one, id: 'b' as never }))],
      },
      run,
      'engine',
    ),
  ).toMatchObject([{ kind: 'stale', question: 'b' }]);
});
