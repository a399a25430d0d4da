import { expect, test } from 'vitest';
import { importText } from './own-log.ts';

test('a file that was read is told by what it brought, what was here, and what could not be used', () => {
  expect(importText({ kind: 'imported', added: 1, known: 0, setAside: [] })).toBe(
    '1 event was added, 0 were here already.',
  );
  const damaged = { kind: 'damaged', record: 'x', problem: 'This line is not JSON' } as const;
  expect(importText({ kind: 'imported', added: 3, known: 2, setAside: [damaged, damaged] })).toBe(
    '3 events were added, 2 were here already. 2 lines are damaged and left out.',
  );
});

test('a file that is refused changes nothing, and the reason is told', () => {
  expect(importText({ kind: 'refused', reason: 'no-log' })).toContain('not a file that Tenfold saved');
  expect(importText({ kind: 'refused', reason: 'newer' })).toContain('newer version');
});
