/** A cell of a page with its words: run it, edit it, read what it says. */
import type { Page } from '@playwright/test';
import { PATTERN } from '../practice/site.ts';

export const LEARN = `${PATTERN}/learn`;
export const READ = ['why', 'learn', 'deep-dive', 'metrics'] as const;

export function cellOf(page: Page, id: string) {
  const root = page.locator(`#${id}`);
  return {
    root,
    recorded: root.locator('.cell-output').first(),
    live: root.getByRole('log', { name: 'Output of this run' }),
    editor: root.locator('.cm-content'),
    button: (name: string) => root.getByRole('button', { name, exact: true }),
    /** Puts `text` in place of the program; the editor must be open. */
    async write(text: string) {
      await this.editor.click();
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.insertText(text);
    },
  };
}
