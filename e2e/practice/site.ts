/** The built site, served on a free port for the specs of this folder. */
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { startServer } from '@tenfold/server';

const dir = join(import.meta.dirname, '../../apps/web/dist');

interface Fixtures {
  /** For tests in which something is made to fail: the page may then report errors. */
  errorsExpected: boolean;
  watchErrors: undefined;
}

/** Playwright's `test`, whose pages know the site's address, and which fails when a page reports an error. */
export const test = base.extend<Fixtures, { site: string }>({
  site: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the pattern to know what a fixture needs
    async ({}, use) => {
      const server = await startServer({ dir, port: 0 });
      await use(server.url);
      await server.close();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ site }, use) => use(site),
  errorsExpected: [false, { option: true }],
  watchErrors: [
    async ({ page, errorsExpected }, use) => {
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      await use(undefined);
      if (!errorsExpected) base.expect(errors).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect } from '@playwright/test';
export const PATTERN = '/pytorch/label-smoothing';
export const PRACTICE = `${PATTERN}/practice`;
