/** What is wrong with how a page is laid out, each finding as the element and its measure. They run in the page. */
import type { Page } from '@playwright/test';
import { nextFrame } from './next-frame.ts';

/**
 * What must be scrolled sideways though it need not be (WCAG 1.4.10): the page itself, a box that holds nothing of two
 * dimensions, or a box that the keyboard cannot reach.
 */
export async function scrollsSideways(page: Page): Promise<string[]> {
  await nextFrame(page);
  return page.evaluate(() => {
    const root = document.documentElement;
    const found =
      root.scrollWidth > root.clientWidth ? [`the page, by ${root.scrollWidth - root.clientWidth}`] : [];
    for (const box of document.querySelectorAll<HTMLElement>('body *')) {
      if (!/auto|scroll/.test(getComputedStyle(box).overflowX) || box.scrollWidth <= box.clientWidth + 1)
        continue;
      const name = `${box.tagName}.${box.className}`;
      const planar = 'pre, table, math, svg, canvas, .cm-content, .code';
      if (!box.matches(planar) && !box.querySelector(planar)) found.push(`${name} holds only text`);
      const inside = box.querySelector(
        'a[href], button, input, select, textarea, [tabindex="0"], [contenteditable]',
      );
      if (box.tabIndex < 0 && !inside) found.push(`${name} is not reached by keyboard`);
    }
    return found;
  });
}

/** Sets the text as widely as WCAG 1.4.12 says a reader may. A constructed sheet, which the page's policy lets in. */
export async function spaceText(page: Page): Promise<void> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      *:not(math *) { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
      p { margin-bottom: 2em !important }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
}

/**
 * Boxes whose text reaches out of them: cut off, or, by more than the ascenders of a tight heading, over what is next.
 */
export async function cutOff(page: Page): Promise<string[]> {
  await nextFrame(page);
  return page.evaluate(() => {
    const found: string[] = [];
    const hasText = (of: Element) =>
      [...of.childNodes].some((each) => each.nodeType === 3 && each.nodeValue?.trim());
    for (const box of document.querySelectorAll<HTMLElement>('body *')) {
      if (!box.checkVisibility({ visibilityProperty: true }) || box.closest('.unseen, .skip, math, svg'))
        continue;
      const { overflowX, overflowY } = getComputedStyle(box);
      const clips = /hidden|clip/;
      if (!hasText(box) && !clips.test(overflowX) && !clips.test(overflowY)) continue;
      const name = `${box.tagName}.${box.className} "${box.textContent?.trim().slice(0, 30)}"`;
      const down = box.scrollHeight - box.clientHeight;
      const aside = box.scrollWidth - box.clientWidth;
      if (box.clientHeight > 1 && down > (clips.test(overflowY) ? 2 : 8) && !/auto|scroll/.test(overflowY))
        found.push(`${name} by ${down} down`);
      if (box.clientWidth > 1 && aside > 2 && !/auto|scroll/.test(overflowX))
        found.push(`${name} by ${aside} aside`);
    }
    return found;
  });
}

/**
 * What is too small to hit. 24 px is what WCAG 2.5.8 asks of every target but links in a line of text; `touch` is what
 * buttons, chips and links of their own are to have under a finger; a blank stands in a line of code, and the chips
 * fill it without its being pressed.
 */
export async function smallTargets(page: Page, touch: number): Promise<string[]> {
  await nextFrame(page);
  return page.evaluate((touch) => {
    const roles = ['button', 'link', 'slider', 'tab', 'option', 'checkbox', 'radio'].map(
      (role) => `[role=${role}]`,
    );
    const all = `a[href], button, input, select, textarea, summary, ${roles.join()}`;
    const found: string[] = [];
    for (const target of document.querySelectorAll<HTMLElement>(all)) {
      if (!target.checkVisibility({ visibilityProperty: true }) || target.closest('.skip')) continue;
      if (target.tagName === 'A' && getComputedStyle(target).display === 'inline') continue;
      const least = target.matches('.blank') ? 24 : touch;
      const label = 'labels' in target ? (target.labels as NodeListOf<HTMLElement> | null)?.[0] : undefined;
      // A link may be stretched over the row that it is for.
      const { content, position, inset } = getComputedStyle(target, '::after');
      const stretched =
        content !== 'none' && position === 'absolute' && inset === '0px' ? target.offsetParent : null;
      const boxes = [target, label, stretched].flatMap((each) =>
        each ? [each.getBoundingClientRect()] : [],
      );
      const size = Math.max(...boxes.map(({ width, height }) => Math.min(width, height)));
      if (size < least - 0.5) {
        const name = target.getAttribute('aria-label') ?? target.textContent?.trim().slice(0, 30);
        found.push(`${target.tagName}.${target.getAttribute('class')} "${name}" ${size.toFixed(0)}`);
      }
    }
    return [...new Set(found)];
  }, touch);
}

/** What would still move although the reader asked that nothing does. */
export async function movesStill(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const longestMs = (times: string) =>
      Math.max(...times.split(',').map((time) => Number.parseFloat(time) * (time.includes('ms') ? 1 : 1000)));
    const found = document.getAnimations().flatMap((each) => {
      const duration = Number(each.effect?.getComputedTiming().duration ?? 0);
      return duration > 10 ? [`an animation of ${duration} ms`] : [];
    });
    for (const element of document.querySelectorAll('*')) {
      const { transitionDuration, animationName, animationDuration, scrollBehavior } =
        getComputedStyle(element);
      const name = `${element.tagName}.${element.getAttribute('class')}`;
      if (longestMs(transitionDuration) > 10) found.push(`${name} changes over ${transitionDuration}`);
      if (animationName !== 'none' && longestMs(animationDuration) > 10)
        found.push(`${name} runs ${animationName}`);
      if (scrollBehavior === 'smooth') found.push(`${name} scrolls smoothly`);
    }
    return [...new Set(found)];
  });
}
