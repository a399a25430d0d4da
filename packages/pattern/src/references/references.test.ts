import { expect, test } from 'vitest';
import { brokenReferencesIn, referencesIn } from './reference.ts';

test('a reference names a program, a path and a format', () => {
  expect(referencesIn('a {{one-step.table.1.acc:.1%}} {{x.y}}')).toEqual([
    {
      written: '{{one-step.table.1.acc:.1%}}',
      offset: 2,
      name: 'one-step',
      path: ['table', '1', 'acc'],
      format: '.1%',
    },
    { written: '{{x.y}}', offset: 31, name: 'x', path: ['y'], format: '' },
  ]);
});

test.each(['{{K}}', '\\frac{{a}}{b}', 'f"{{{x}}}"', '{x.y}'])('%s is none', (text) => {
  expect(referencesIn(text)).toEqual([]);
});

test.each(['{{x}}', '{{x.y:.2q}}', '{{x.y', '{{X.y}}', '{{ x.y }}'])(
  'in prose %s is a broken one',
  (text) => {
    expect(brokenReferencesIn(`{{a.b}} ${text} c`)).toEqual([
      { written: expect.stringContaining('{{'), offset: 8 },
    ]);
  },
);
