import { expect, test } from 'vitest';
import { eventStoreContract } from '../contract.ts';
import { openMemoryStore } from './memory-store.ts';

eventStoreContract('memory', async () => openMemoryStore());

test('it says that it does not outlive the page, and why', () => {
  expect(openMemoryStore().status).toEqual({ kind: 'memory', reason: 'chosen', detail: '' });
});
