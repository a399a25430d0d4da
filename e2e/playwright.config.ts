/** Browser tests: a real Chromium against the real thing. A spec starts the server it needs, on a free loopback port. */
import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const installed = process.env['TENFOLD_CHROMIUM'] ?? '/usr/bin/chromium';

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results',
  timeout: 60_000,
  workers: 2,
  // On a busy machine a browser can be late. What passes only at its second try is listed as flaky at the end.
  retries: 1,
  reporter: 'line',
  use: {
    browserName: 'chromium',
    // Only the specs about them (`offline/`) run them: what goes through one, `page.route` does not see.
    serviceWorkers: 'block',
    launchOptions: {
      // Without one of its own on the machine, Playwright looks for the browser that it installs itself.
      ...(existsSync(installed) ? { executablePath: installed } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
