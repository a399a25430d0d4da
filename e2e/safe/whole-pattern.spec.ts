/**
 * Every payload in every text of a whole pattern, through the real checker, compiler and build into the real pages, with the
 * content policy and without: nothing of it runs. The same payloads put past the compiler do run.
 */
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { parsePattern } from '@tenfold/pattern';
import { compileHostile, filesFor } from './hostile-pattern.ts';
import { type HostileSite, openHostileSite } from './hostile-site.ts';
import { PAYLOADS } from './payloads.ts';

test.describe.configure({ timeout: 120_000 });

let site: HostileSite;
test.beforeAll(async () => {
  test.setTimeout(300_000);
  const hostile = await compileHostile('hostile', PAYLOADS);
  const control = await compileHostile('control', PAYLOADS);
  // As if the compiler let everything through.
  const passed = (control.questions.get('practice') ?? []).map((question, index) => ({
    ...question,
    variants: question.variants.map((variant) => ({ ...variant, promptHtml: PAYLOADS[index] ?? '' })),
  }));
  site = await openHostileSite([hostile, { ...control, questions: new Map([['practice', passed]]) }]);
});
test.afterAll(() => site?.close());

test('the checker refuses most of them, and an id that is no name', () => {
  const files = filesFor('hostile', PAYLOADS.slice(0, 1));
  expect(parsePattern(files).diagnostics).toEqual([]);
  let refused = 0;
  for (const payload of PAYLOADS) {
    const inProse = { ...files, 'p/pattern.md': `${files['p/pattern.md']}\n\n${payload}\n` };
    if (parsePattern(inProse).pattern === null) refused += 1;
    const id = JSON.stringify(payload);
    const named = {
      ...files,
      'p/pattern.md': files['p/pattern.md']?.replace(/^id: .*$/m, `id: ${id}`) ?? '',
    };
    expect(parsePattern(named).pattern, payload).toBeNull();
  }
  // The others are text, code, links or formulas to Markdown.
  expect(refused).toBeGreaterThan(70);
});

for (const policy of ['with', 'without'] as const) {
  test.describe(`${policy} the content policy`, () => {
    test.use({ bypassCSP: policy === 'without' });

    for (const path of ['/', '/pytorch/hostile', '/pytorch/hostile/learn', '/pytorch/hostile/review'])
      test(`nothing runs in ${path}`, async ({ page, context }) => {
        const ran = await countRuns(context);
        await open(page, path);
        await stir(page);
        expect(await strangeParts(page)).toEqual([]);
        expect(await ran(page)).toBe(0);
      });

    test('nothing runs in the practice, before an answer and after', async ({ page, context }) => {
      const ran = await countRuns(context);
      await open(page, '/pytorch/hostile/practice');
      await expect(page.locator('section.question')).toHaveCount(PAYLOADS.length);
      await stir(page);
      await answerAll(page);
      await stir(page);
      expect(await strangeParts(page)).toEqual([]);
      expect(await ran(page)).toBe(0);
    });

    test('nothing runs in a card that is turned, nor in what the search finds', async ({ page, context }) => {
      const ran = await countRuns(context);
      await open(page, '/pytorch/hostile/review');
      for (let card = 0; card < 5; card += 1) {
        await page.getByRole('button', { name: 'Show the answer' }).click();
        await stir(page);
        await page.getByRole('button', { name: /^4 Easy|Easy/ }).click();
      }
      await page.getByRole('button', { name: 'Search' }).click();
      await page.getByRole('searchbox').fill('onerror');
      await expect(page.getByRole('dialog').getByRole('link').first()).toBeVisible();
      await stir(page);
      expect(await strangeParts(page)).toEqual([]);
      expect(await ran(page)).toBe(0);
    });
  });
}

test.describe('past the compiler', () => {
  test('the content policy alone still keeps all of it from running', async ({ page, context }) => {
    const ran = await countRuns(context);
    await open(page, '/pytorch/control/practice');
    await stir(page);
    expect(await ran(page)).toBe(0);
  });

  test.describe('and without the policy', () => {
    test.use({ bypassCSP: true });

    test('many of the payloads run', async ({ page, context }) => {
      const ran = await countRuns(context);
      await page.goto(`${site.url}/pytorch/control/practice`);
      await stir(page).catch(() => undefined);
      await expect.poll(() => ran(page)).toBeGreaterThan(20);
    });
  });
});

/** Gives how often code of a payload has run in the pages of `context`, also in one that it has led elsewhere. */
async function countRuns(context: BrowserContext): Promise<(page: Page) => Promise<number>> {
  await context.addInitScript(() => {
    window.ran = () => sessionStorage.setItem('ran', String(Number(sessionStorage.getItem('ran')) + 1));
  });
  return (page) => page.evaluate(() => Number(sessionStorage.getItem('ran')));
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(site.url + path, { waitUntil: 'load' });
  await page.waitForFunction(() => performance.getEntriesByName('interactive').length > 0, null, {
    timeout: 60_000,
  });
  await page.waitForLoadState('networkidle');
}

/** Opens what is folded, then points at, focuses and clicks all that does not lead elsewhere. */
async function stir(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const folded of document.querySelectorAll('details')) folded.open = true;
    for (const element of document.querySelectorAll<HTMLElement | SVGElement>('main *, dialog *')) {
      element.dispatchEvent(new MouseEvent('pointerover', { bubbles: true }));
      element.focus();
      const leads = element.closest('a')?.getAttribute('href') ?? '';
      if (/^(https?:|mailto:|\/|#)/i.test(leads) || element.closest('button, input, select, summary, label'))
        continue;
      element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    }
    // What loads or fails does so before an image that fails after it.
    await new Promise((resolve) => {
      const last = document.createElement('img');
      last.addEventListener('error', resolve);
      last.src = '/missing';
      document.body.append(last);
      last.remove();
    });
  });
}

/** Shows every hint, gives an answer to every question, and waits for all that an answer brings. */
async function answerAll(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const drawn = () => new Promise((resolve) => requestAnimationFrame(resolve));
    for (const question of document.querySelectorAll<HTMLElement>('section.question')) {
      const press = (name: string) =>
        [...question.querySelectorAll('button')]
          .find(({ textContent }) => textContent.trim() === name)
          ?.click();
      press('Hint');
      question.querySelector<HTMLElement>('[data-option], input[type=radio]')?.click();
      await drawn();
      press('Check');
    }
  });
  await expect(
    page.locator('section.question[data-score=right], section.question[data-score=wrong]'),
  ).toHaveCount(PAYLOADS.length);
  await expect(page.getByRole('figure', { name: 'Proof', includeHidden: true })).toHaveCount(PAYLOADS.length);
}

/** Parts that no page of ours has: attributes that run code, addresses that do, and elements that load something. */
async function strangeParts(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main *, dialog *, aside *')].flatMap((element) => [
      ...(element.matches(
        'script, iframe, object, embed, link, meta, base, form[action], style, audio, video',
      )
        ? [element.outerHTML.slice(0, 80)]
        : []),
      ...[...element.attributes]
        .filter(
          ({ name, value }) =>
            name.startsWith('on') ||
            name === 'srcdoc' ||
            (/^(xlink:)?href$|^src$|^action$|^formaction$|^to$|^values$/.test(name) &&
              !/^(https:|http:|mailto:|\/|#)/.test(value)),
        )
        .map(({ name, value }) => `${element.localName} ${name}=${value.slice(0, 60)}`),
    ]),
  );
}

declare global {
  interface Window {
    ran(): void;
  }
}
