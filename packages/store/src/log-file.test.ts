import { expect, test } from 'vitest';
import { fromTheFuture, numbered } from './contract.ts';
import { exportLog, importLog } from './log-file.ts';
import { openMemoryStore } from './memory/memory-store.ts';

const HEADER = '{"tenfold":"log","format":1}';
const fileOf = (...lines: readonly string[]) => [HEADER, ...lines, ''].join('\n');

test('a file is a header and one record a line', async () => {
  const store = openMemoryStore();
  await store.append([numbered(1), fromTheFuture(2)]);
  const file = fileOf(JSON.stringify(numbered(1)), JSON.stringify(fromTheFuture(2)));
  expect(await exportLog(store)).toBe(file);
});

test('a damaged line is told, and the rest comes in', async () => {
  const store = openMemoryStore();
  const file = fileOf('{"half":', JSON.stringify(numbered(1)), '{"kind":"answered"}');
  const imported = await importLog(store, file);
  expect(imported).toMatchObject({
    added: 1,
    setAside: [
      { kind: 'damaged', record: '{"half":' },
      { kind: 'damaged', record: { kind: 'answered' } },
    ],
  });
  expect((await store.load()).events).toEqual([numbered(1)]);
});

test('an event that is in a file twice is counted once', async () => {
  const line = JSON.stringify(numbered(1));
  expect(await importLog(openMemoryStore(), fileOf(line, line))).toMatchObject({ added: 1, known: 0 });
});

test('a file saved by an editor, with a byte-order mark and other line ends, is read', async () => {
  const file = `\uFEFF${HEADER}\r\n${JSON.stringify(numbered(1))}\r\n`;
  expect(await importLog(openMemoryStore(), file)).toMatchObject({ added: 1, setAside: [] });
});

test.each(['', 'hello', '[]', 'null', '{"tenfold":"log"}', '{"format":1}', '{"tenfold":"log","format":"1"}'])(
  'a file that begins with %j is refused',
  async (first) => {
    const file = `${first}\n${JSON.stringify(numbered(1))}`;
    const store = openMemoryStore();
    expect(await importLog(store, file)).toEqual({ kind: 'refused', reason: 'no-log' });
    expect((await store.load()).events).toEqual([]);
  },
);

test('a file of a newer format is refused as such', async () => {
  const file = '{"tenfold":"log","format":2}\n';
  expect(await importLog(openMemoryStore(), file)).toEqual({ kind: 'refused', reason: 'newer' });
});
