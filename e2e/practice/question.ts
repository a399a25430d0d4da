/** What a learner sees and does with one question, in the learner's words and the names that screen readers speak. */
import type { Locator, Page } from '@playwright/test';
import { expect } from './site.ts';

export function question(page: Page, title: string) {
  const region = page.getByRole('region', { name: title, exact: true });
  const options = region.getByRole('group', { name: 'Options' });
  const button = (name: string) => region.getByRole('button', { name, exact: true });
  return {
    region,
    button,
    chip: (text: string) => options.getByRole('button', { name: text, exact: true }),
    blank: (number: number) => button(`Blank ${number}`),
    radio: (text: string) => region.getByRole('radio', { name: text, exact: true }),
    /** The lines of the proof strip, each with what is uncovered of it. */
    proof: region.getByRole('figure', { name: 'Proof' }).getByRole('listitem'),
    output: region.getByRole('log', { name: 'Output' }),
    editor: region.getByRole('textbox', { name: 'Program' }),

    /** Clicks a blank, then a chip. */
    async fill(number: number, text: string) {
      await this.blank(number).click();
      await this.chip(text).click();
    },
    async check() {
      await button('Check').click();
    },
    async expectScore(score: 'right' | 'wrong' | 'incomplete') {
      await expect(region).toHaveAttribute('data-score', score);
    },
    /** Fills the first blank, and has that checked. */
    async answer(text: string, score: 'right' | 'wrong') {
      await this.fill(1, text);
      await this.check();
      await this.expectScore(score);
    },
    async expectHeld(number: number, text: string) {
      await expect(this.blank(number)).toHaveAccessibleDescription(text);
    },
    /** Runs what never ends, and stops it. */
    async stopEndlessLoop() {
      await this.writeProgram('print("on and on")\nwhile True: pass');
      await button('Run').click();
      await expect(this.output).toContainText('on and on');
      await button('Stop').click();
      await expect(this.output).toContainText('Stopped after', { timeout: 5000 });
    },
    /** Replaces the program in the runner. */
    async writeProgram(text: string) {
      await this.editor.click();
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.insertText(text);
    },
  };
}

export async function centre(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('It is not visible.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** A finger: touches the first, moves in steps to the second, lets go. */
export async function dragByTouch(page: Page, from: Locator, to: Locator): Promise<void> {
  const [start, end] = [await centre(from), await centre(to)];
  const touch = await page.context().newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  await send('touchStart', [start]);
  for (const share of [0.2, 0.5, 0.8, 1]) {
    await send('touchMove', [
      { x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share },
    ]);
  }
  await send('touchEnd', []);
}
