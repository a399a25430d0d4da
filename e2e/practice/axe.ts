import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { nextFrame } from '../everyone/next-frame.ts';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

declare global {
  interface Window {
    axe: { run(on: Document, options: { runOnly: string[]; rules: object }): Promise<AxeResult> };
  }
}
interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly target: string[] }[];
  }[];
}

/** What axe finds wrong with the page as it is: rule and the elements. `without` are rules to leave out. */
export async function axeFindings(page: Page, without: readonly string[] = []): Promise<string[]> {
  await page.evaluate(axe);
  await nextFrame(page);
  return page.evaluate(async (without) => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
    const { violations } = await window.axe.run(document, { runOnly: tags, rules });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    );
  }, without);
}
