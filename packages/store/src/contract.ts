/** What every event store must do: one suite, run on each of them. */
import type { LogEvent, LogRecord } from '@tenfold/practice';
import { answered, sampleEvent, sampleId } from '@tenfold/practice/testing';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventStore } from './event-store.ts';
import { exportLog, importLog } from './log-file.ts';

/** The event number `order` of a log, with an id in that order. */
export function numbered(order: number): LogEvent {
  return { ...sampleEvent(answered()), id: sampleId(0, order) };
}

/** A record of a version to come. */
export function fromTheFuture(order: number): LogRecord {
  const record = { ...numbered(order), kind: 'dreamt', of: 'sheep' };
  return record;
}

export function eventStoreContract(name: string, open: () => Promise<EventStore>): void {
  describe(`${name} is an event store`, () => {
    test('a new store is empty', async () => {
      expect(await (await open()).load()).toEqual({ events: [], setAside: [] });
    });

    test('what was appended comes back in log order', async () => {
      const store = await open();
      await store.append([numbered(3)]);
      await store.append([numbered(2), numbered(1)]);
      expect((await store.load()).events).toEqual([numbered(1), numbered(2), numbered(3)]);
    });

    test('an event appended again is kept once, as it was first', async () => {
      const store = await open();
      await store.append([numbered(1)]);
      await store.append([{ ...numbered(1), at: 7 }, numbered(2)]);
      expect((await store.load()).events).toEqual([numbered(1), numbered(2)]);
    });

    test('appends that do not wait for each other lose nothing', async () => {
      const orders = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 4 });
      await fc.assert(
        fc.asyncProperty(fc.array(orders, { maxLength: 6 }), async (batches) => {
          const store = await open();
          await Promise.all(batches.map((batch) => store.append(batch.map(numbered))));
          const wanted = [...new Set(batches.flat())].sort((a, b) => a - b).map(numbered);
          expect((await store.load()).events).toEqual(wanted);
          store.close();
        }),
        { numRuns: 30 },
      );
    });

    test('a record of a newer version is kept unread', async () => {
      const store = await open();
      await store.append([fromTheFuture(2), numbered(1)]);
      expect(await store.load()).toEqual({
        events: [numbered(1)],
        setAside: [{ kind: 'newer', record: fromTheFuture(2) }],
      });
    });

    test('everything is deleted, also what is kept unread, and what comes after that is kept', async () => {
      const store = await open();
      await store.append([numbered(1), fromTheFuture(2)]);
      await store.deleteAll();
      expect(await store.load()).toEqual({ events: [], setAside: [] });
      await store.append([numbered(1)]);
      expect(await store.load()).toEqual({ events: [numbered(1)], setAside: [] });
    });

    test('its file brings everything to another store, and a second time nothing', async () => {
      const [here, there] = [await open(), await open()];
      await here.append([numbered(1), fromTheFuture(2), numbered(3)]);
      const file = await exportLog(here);
      await there.append([numbered(3), numbered(4)]);
      const newer = [{ kind: 'newer', record: fromTheFuture(2) }];
      expect(await importLog(there, file)).toEqual({ kind: 'imported', added: 2, known: 1, setAside: newer });
      expect(await importLog(there, file)).toMatchObject({ added: 0, known: 3 });
      expect(await there.load()).toEqual({
        events: [numbered(1), numbered(3), numbered(4)],
        setAside: newer,
      });
    });
  });
}
