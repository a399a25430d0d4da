/** What a learner does with the playground, in words. */
import type { Locator, Page } from '@playwright/test';
import { expect, PATTERN } from '../practice/site.ts';

export const VISUALIZE = `${PATTERN}/visualize`;

export class Playground {
  readonly root: Locator;
  private readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
    this.root = page.locator('.playground');
  }

  /** Opens the page and waits for the engine. */
  static async open(page: Page, hash = ''): Promise<Playground> {
    await page.goto(VISUALIZE + hash);
    const playground = new Playground(page);
    await playground.root.locator('.told strong').waitFor();
    return playground;
  }

  logit(k: number): Locator {
    return this.root.getByRole('spinbutton', { name: `Logit of class ${k}` });
  }

  /** A number of the strip: `Smoothed loss`. */
  async number(name: string): Promise<number> {
    const value = this.root.locator('.numbers > div').filter({ hasText: name }).locator('dd');
    return Number((await value.textContent())?.replace('−', '-'));
  }

  async expectNumber(name: string, value: number): Promise<void> {
    await expect.poll(() => this.number(name)).toBeCloseTo(value, 3);
  }

  /** The middle of the knob of class `k`, in the window; the bars are scrolled into it first. */
  async knob(k: number): Promise<{ x: number; y: number }> {
    const knob = this.root.locator('.knob').nth(k);
    await this.root.locator('.logits').scrollIntoViewIfNeeded();
    await this.root.locator('.logits').evaluate((bars) => bars.scrollIntoView({ block: 'center' }));
    const box = await knob.boundingBox();
    if (!box) throw new Error(`Class ${k} has no knob.`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  /** Drags the knob of class `k` by `dy` pixels, in steps, with the mouse; `during` is called half way. */
  async drag(k: number, dy: number, during: () => Promise<void> = async () => {}): Promise<void> {
    const { x, y } = await this.knob(k);
    await this.page.mouse.move(x, y);
    await this.page.mouse.down();
    await this.page.mouse.move(x, y + dy / 2, { steps: 6 });
    await during();
    await this.page.mouse.move(x, y + dy, { steps: 6 });
    await this.page.mouse.up();
  }
}

/** One finger from one place to another, as the browser gets it from a screen. */
export async function swipe(
  page: Page,
  from: { x: number; y: number },
  by: { x: number; y: number },
): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const at = (share: number) => [{ x: from.x + by.x * share, y: from.y + by.y * share }];
  await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
  for (const share of [0.25, 0.5, 0.75, 1])
    await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(share) });
  await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}
