/** `npm run pictures`: takes the pictures of the README and of shared links from the real pages. */
import { defineConfig } from '@playwright/test';
import base from '../playwright.config.ts';

export default defineConfig(base, { testDir: '.', testMatch: '**/*.picture.ts' });
