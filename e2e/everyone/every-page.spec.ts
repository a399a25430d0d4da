/**
 * What holds for every page that is built, whoever reads it and however. The findings of a page are told together, so
 * that one run names them all.
 */
import type { Page } from '@playwright/test';
import { axeFindings } from '../practice/axe.ts';
import { expect, test } from '../practice/site.ts';
import { BUILT_PAGES } from './built-pages.ts';
import { cutOff, movesStill, scrollsSideways, smallTargets, spaceText } from './layout-findings.ts';
import { tabWalk } from './tab-walk.ts';

const DESK = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
/** A window of 1280 x 1024, zoomed to 400 %. */
const ZOOMED = { width: 320, height: 256 };

/** Nothing comes from a copy kept on the device, which is made while the page is looked at. */
test.use({ serviceWorkers: 'block' });

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: 'networkidle' });
  await expect(page.locator('html')).toHaveClass(/live/);
}

test('every page has a title of its own', async ({ page, request }) => {
  const titles = new Set<string>();
  for (const path of BUILT_PAGES) {
    const html = await (await request.get(path)).text();
    titles.add(/<title>([^<]+)<\/title>/.exec(html)?.[1] ?? '');
  }
  expect(titles.size).toBe(BUILT_PAGES.length);
  expect(titles).not.toContain('');
  await page.goto('/');
});

for (const path of BUILT_PAGES) {
  test.describe(path, () => {
    // The page of what is not found is served as 404, which a browser reports.
    test.use({ errorsExpected: path === '/404.html' });

    test('axe finds nothing: light and dark, wide and narrow, in forced colours', async ({ page }) => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.setViewportSize(DESK);
      await open(page, path);
      for (const colorScheme of ['light', 'dark'] as const) {
        for (const size of [DESK, PHONE]) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize(size);
          expect.soft(await axeFindings(page), `${colorScheme}, ${size.width} px`).toEqual([]);
        }
      }
      await page.emulateMedia({ forcedColors: 'active' });
      // The colours are the reader's now. Axe reads the fill of text, which keeps the page's colour and is not what is drawn.
      expect.soft(await axeFindings(page, ['color-contrast']), 'forced colours').toEqual([]);
    });

    test('its structure can be told; nothing is lost at 200 % and 400 %, with wide text, without motion', async ({
      page,
    }) => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.setViewportSize(DESK);
      await open(page, path);
      expect.soft(await structureFindings(page), 'structure').toEqual([]);
      expect.soft(await movesStill(page), 'motion').toEqual([]);
      expect.soft(await smallTargets(page, 24), 'targets').toEqual([]);
      await page.setViewportSize({ width: 640, height: 512 });
      expect.soft(await scrollsSideways(page), '200 %').toEqual([]);
      await page.setViewportSize(ZOOMED);
      expect.soft(await scrollsSideways(page), '400 %').toEqual([]);
      await page.setViewportSize(PHONE);
      expect.soft(await cutOff(page), 'as it is').toEqual([]);
      await spaceText(page);
      expect.soft(await cutOff(page), 'text spacing').toEqual([]);
      expect.soft(await scrollsSideways(page), 'text spacing').toEqual([]);
    });

    test('the Tab key shows where it is, at every stop, on a desk and a phone, in forced colours', async ({
      page,
    }) => {
      await page.setViewportSize(DESK);
      await open(page, path);
      const desk = await tabWalk(page);
      expect.soft(desk.findings).toEqual([]);
      expect.soft(desk.stops).toBeGreaterThan(3);
      await page.emulateMedia({ forcedColors: 'active' });
      await page.setViewportSize(PHONE);
      expect.soft((await tabWalk(page)).findings, 'phone, forced colours').toEqual([]);
      await page.keyboard.press('Tab');
      await expect.soft(page.locator(':focus')).toHaveText('Skip to content');
      await page.keyboard.press('Enter');
      await expect.soft(page.getByRole('main')).toBeFocused();
    });

    test.describe('by touch', () => {
      test.use({ hasTouch: true, isMobile: true, viewport: PHONE });

      test('what is to be pressed is 44 px', async ({ page }) => {
        await open(page, path);
        expect(await smallTargets(page, 44)).toEqual([]);
      });
    });
  });
}

/** One language, one title, one main part, one first heading, and no heading that skips a level. */
async function structureFindings(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    if (document.documentElement.lang !== 'en') found.push('no language');
    const shown = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter((each) =>
      each.checkVisibility(),
    );
    const levels = shown.map(({ tagName }) => Number(tagName[1]));
    if (levels.filter((level) => level === 1).length !== 1) found.push(`headings ${levels.join(' ')}`);
    for (const [at, level] of levels.entries()) {
      if (level > (levels[at - 1] ?? 0) + 1) found.push(`skips a level: ${shown[at]?.textContent}`);
    }
    for (const landmark of ['main', 'header']) {
      if (document.querySelectorAll(`body > * > ${landmark}, body > ${landmark}`).length !== 1)
        found.push(`not one ${landmark}`);
    }
    return found;
  });
}
