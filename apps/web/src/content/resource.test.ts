import { expect, test } from 'vitest';
import { resource } from './resource.ts';

test('it is loaded once, and read once it is there', async () => {
  let loads = 0;
  const found = resource('/a.json', async () => ({ loads: ++loads }));
  expect(found.peek()).toBeNull();
  expect(() => found.read()).toThrow(Promise);
  await Promise.all([found.load(), found.load()]);
  expect(found.read()).toEqual({ loads: 1 });
});

test('after a failure it is tried again', async () => {
  let fails = true;
  const found = resource('/a.json', async () => {
    if (fails) throw new Error('offline');
    return 'here';
  });
  await expect(found.load()).rejects.toThrow('offline');
  fails = false;
  expect(await found.load()).toBe('here');
});

test('what could not be loaded is read as null, until it is loaded after all', async () => {
  let fails = true;
  const found = resource('/a.json', async () => {
    if (fails) throw new Error('offline');
    return 'here';
  });
  expect(() => found.readOrNull()).toThrow(Promise);
  await expect(found.load()).rejects.toThrow('offline');
  expect(found.readOrNull()).toBeNull();
  fails = false;
  await found.load();
  expect(found.readOrNull()).toBe('here');
});
