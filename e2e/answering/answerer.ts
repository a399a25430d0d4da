/**
 * A learner who knows the right answers, and wrong ones. What was drawn is random, so they are read where the page has
 * them: the drawing from the log in the browser, the proofs from the questions that the page fetched.
 */
import type { Page } from '@playwright/test';
import {
  type AnswerKey,
  keyOf,
  optionsIn,
  type PublicQuestion,
  type PublicVariant,
  REFERENCE,
  type SealedVariant,
  unseal,
} from '@tenfold/pattern';
import { expect } from '../practice/site.ts';

interface Drawn {
  readonly question: string;
  readonly variant: string;
}
type How = 'right' | 'wrong';

/** Has to be made before the page fetches a question. */
export function answerer(page: Page) {
  const questions = new Map<string, PublicQuestion>();
  page.on('response', async (response) => {
    if (!/label-smoothing-[^/]+\/[^/]+\.json$/.test(response.url())) return;
    // A page may be closed before it has all come.
    const question: PublicQuestion | null = await response.json().catch(() => null);
    if (question) questions.set(question.id, question);
  });
  const region = page.locator('section.question');

  /** Waits for what the page is still fetching or drawing. */
  async function shown() {
    await expect(lookUp).toPass({ timeout: 10_000 });
    return lookUp();
  }

  async function lookUp() {
    const id = ((await region.getAttribute('aria-labelledby')) ?? '').replace(/-title$/, '');
    const question = questions.get(id);
    const asked = question ? await variantsAsked(question) : [];
    const drawn = (await drawnIn(page)).findLast((each) => each.question === id);
    const variant = asked.find((each) => each.id === drawn?.variant) ?? asked[0];
    if (!question || !variant) throw new Error(`The page has not fetched ${id}.`);
    return { question, variant, sealed: unseal(variant.sealed, question.id) };
  }

  /** Those whose words and options are on the page: a review asks another variant than was drawn before. */
  async function variantsAsked({ variants }: PublicQuestion) {
    const prompt = bare((await region.locator('.prose').first().textContent()) ?? '');
    const whole = bare((await region.textContent()) ?? '');
    return variants.filter(
      ({ promptHtml, options }) =>
        bare(textOf(promptHtml)) === prompt && options.every(({ text }) => whole.includes(bare(text))),
    );
  }

  async function write(sealed: SealedVariant, variant: PublicVariant, how: How) {
    await region.getByRole('textbox', { name: 'Program' }).click();
    await page.keyboard.press('ControlOrMeta+a');
    const code =
      how === 'right' ? (sealed.programs[keyOf([REFERENCE])] ?? '') : `${variant.source}\n# not done`;
    await page.keyboard.insertText(code);
  }

  async function choose(sealed: SealedVariant, { options }: PublicVariant, kind: string, how: How) {
    const found = Object.entries(sealed.outcomes).find(([, { passes }]) => passes === (how === 'right'));
    if (!found) throw new Error(`Nothing is ${how}.`);
    for (const out of await region.locator('[data-press="out"]').all()) await out.click();
    for (const [place, option] of optionsIn(found[0] as AnswerKey).entries()) {
      if (kind === 'fill' || kind === 'fill-many') {
        await region.getByRole('button', { name: `Blank ${place + 1}`, exact: true }).click();
        await region.locator(`[data-option="${option}"]`).click();
      } else if (kind === 'order') {
        await region.locator(`[data-line="${option}"] [data-press="in"]`).click();
      } else {
        const at = options.findIndex((each) => each.id === option);
        await region.locator('.choices input[type=radio]').nth(at).check();
      }
    }
  }

  return {
    region,
    /** The kind of the question shown. */
    kind: async () => (await shown()).question.kind,
    /** Answers the question shown, without checking: with an answer that passes, or one that does not. */
    async answer(how: How) {
      const { question, variant, sealed } = await shown();
      if (sealed.kind === 'write') return write(sealed, variant, how);
      if (sealed.kind === 'predict' && variant.options.length === 0) {
        const { printed, raised } = sealed.truth;
        const truth = raised ?? printed ?? '';
        return region.getByRole('textbox').fill(how === 'right' ? truth : `not ${truth}`);
      }
      return choose(sealed, variant, question.kind, how);
    },
  };
}

function textOf(html: string): string {
  const signs: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };
  return html.replace(/<[^>]*>/g, '').replace(/&(lt|gt|quot|amp);/g, (sign) => signs[sign] ?? sign);
}

/** Without any space: the page's own differs from the text's. */
const bare = (text: string) => text.replace(/\s+/g, '');

interface KeptEvent {
  readonly kind: string;
  readonly items?: readonly Drawn[];
  readonly question?: string;
  readonly variant?: string;
}

/** The log as the browser keeps it. */
async function keptEvents(page: Page): Promise<readonly KeptEvent[]> {
  return page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const open = indexedDB.open(databases[0]?.name ?? '');
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      open.addEventListener('success', () => resolve(open.result));
      open.addEventListener('error', () => reject(open.error));
    });
    const all = db.transaction('events').objectStore('events').getAll();
    const events = await new Promise<KeptEvent[]>((resolve) => {
      all.onsuccess = () => resolve(all.result);
    });
    db.close();
    return events;
  });
}

/** The kinds of the events that the browser keeps, in their order. */
export async function keptKinds(page: Page): Promise<string[]> {
  return (await keptEvents(page)).map(({ kind }) => kind);
}

/** What the tests and challenges in the log have drawn. */
async function drawnIn(page: Page): Promise<readonly Drawn[]> {
  return (await keptEvents(page)).flatMap(({ kind, items, question, variant }) => {
    if (kind.endsWith('-started')) return items ?? [];
    return kind === 'test-extended' && question && variant ? [{ question, variant }] : [];
  });
}
