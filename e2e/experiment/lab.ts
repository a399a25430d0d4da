/** The page of the experiments as a learner uses it. */
import type { Locator, Page } from '@playwright/test';
import { expect, PATTERN } from '../practice/site.ts';

export const EXPERIMENT = `${PATTERN}/experiment`;
/** Python has to be fetched and started, and networks trained, on a machine that does other things too. */
const SLOW = { timeout: 45_000 };

export class Lab {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  static async open(page: Page): Promise<Lab> {
    await page.goto(EXPERIMENT);
    const lab = new Lab(page);
    await expect(lab.start).toBeVisible();
    return lab;
  }

  get start(): Locator {
    return this.page.getByRole('button', { name: 'Start', exact: true });
  }
  get stop(): Locator {
    return this.page.getByRole('button', { name: 'Stop', exact: true });
  }
  get findings(): Locator {
    return this.page.locator('[data-findings]');
  }
  get table(): Locator {
    return this.page.getByRole('region', { name: 'Table of results' });
  }
  get editor(): Locator {
    return this.page.getByRole('textbox', { name: 'Program' });
  }

  async choose(experiment: RegExp): Promise<void> {
    await this.page.getByRole('radio', { name: experiment }).check();
  }

  async seeds(count: number): Promise<void> {
    await this.page.getByLabel('Seeds').selectOption(String(count));
  }

  /** Trains until it is done. */
  async train(): Promise<void> {
    await this.start.click();
    await expect(this.stop).toBeVisible();
    await expect(this.start).toBeVisible(SLOW);
  }

  /** Opens the program and puts `text` at its end. */
  async addToProgram(text: string): Promise<void> {
    await this.page.getByRole('button', { name: /^Open the program/ }).click();
    await this.editor.focus();
    await this.page.keyboard.press('Control+End');
    await this.page.keyboard.insertText(text);
  }
}
