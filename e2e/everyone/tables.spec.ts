/** On a phone, and at 400 % zoom, tables and formulas are there whole: nothing of them is out of sight to the right. */
import { expect, test } from '../practice/site.ts';
import { BUILT_PAGES } from './built-pages.ts';

for (const width of [390, 320]) {
  test.describe(`${width} px`, () => {
    test.use({ viewport: { width, height: 800 } });

    for (const path of BUILT_PAGES.filter((each) => each !== '/404.html')) {
      test(`no table or formula of ${path} is cut off`, async ({ page }) => {
        await page.goto(path, { waitUntil: 'networkidle' });
        await page.evaluate(() => {
          for (const each of document.querySelectorAll('details')) each.open = true;
        });
        const cut = await page.evaluate(() => {
          const wide = (each: Element) => each.scrollWidth > each.clientWidth + 1;
          const tables = [...document.querySelectorAll('main :is(table, .formula)')].filter(
            (each) => each.checkVisibility({ visibilityProperty: true }) && !each.closest('.unseen'),
          );
          const parts = tables.flatMap((each) => [
            each,
            ...(each.parentElement ? [each.parentElement] : []),
            ...each.querySelectorAll('th, td'),
          ]);
          return parts
            .filter(wide)
            .map((each) => `${each.tagName} "${each.textContent?.trim().slice(0, 40)}"`);
        });
        expect(cut).toEqual([]);
      });
    }

    test('the table of an experiment is a table still', async ({ page }) => {
      await page.goto('/pytorch/label-smoothing/experiment');
      const table = page.getByRole('region', { name: 'Table of results' }).getByRole('table');
      await expect(table.getByRole('row')).toHaveCount(9);
      await expect(table.getByRole('columnheader')).toHaveCount(5);
      await expect(table.getByRole('row', { name: /^Accuracy/ }).getByRole('cell')).toHaveCount(4);
    });
  });
}
