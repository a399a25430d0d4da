import { expect, test } from 'vitest';
import { uuidv7 } from './uuidv7.ts';

const FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test('an id has the form of version 7 and begins with its time', () => {
  const id = uuidv7(0x0192_3456_789a);
  expect(id).toMatch(FORM);
  expect(id.replaceAll('-', '').slice(0, 12)).toBe('01923456789a');
});

test('ids made in one millisecond, or while the clock goes back, sort in the order they were made', () => {
  const start = Date.parse('2030-01-01');
  const ids = Array.from({ length: 10_000 }, (_, index) => uuidv7(start - (index % 3)));
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(FORM);
});
