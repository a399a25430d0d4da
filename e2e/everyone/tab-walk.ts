/** A walk through a page with the Tab key: what is wrong with the places where it stops. */
import type { Page } from '@playwright/test';

/** More stops than any page has; a walk that does not come round in so many is caught somewhere. */
const MOST = 300;

interface Walk {
  readonly stops: number;
  /** Stops without a visible focus (WCAG 2.4.7), or hidden under something else (2.4.11). */
  readonly findings: readonly string[];
}

/** Tabs from the start of the page until the focus leaves it. */
export async function tabWalk(page: Page): Promise<Walk> {
  const findings = new Set<string>();
  for (let stops = 0; stops < MOST; stops += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(lookAtFocus);
    if (at === null) return { stops, findings: [...findings] };
    for (const each of at) findings.add(each);
  }
  return { stops: MOST, findings: [...findings, 'the keyboard does not come out of the page'] };
}

/** Runs in the page. Null when nothing has the focus. */
function lookAtFocus(): string[] | null {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  if (!(focused instanceof HTMLElement || focused instanceof SVGElement) || focused === document.body)
    return null;
  const name = `${focused.tagName}.${focused.getAttribute('class')} "${(focused.getAttribute('aria-label') ?? focused.textContent ?? '').trim().slice(0, 30)}"`;
  const outlined = (each: Element) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(each);
    return (
      outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && !/^rgba\(.*, 0\)$/.test(outlineColor)
    );
  };
  // The outline of a small or unseen control is drawn round its label or box, that of a stretched link round its row.
  const row = focused instanceof HTMLElement ? focused.offsetParent : null;
  const around = [
    row,
    focused,
    focused.parentElement,
    focused.closest('label, .cm-editor'),
    focused.nextElementSibling,
  ];
  const findings: string[] = [];
  if (!around.some((each) => each && outlined(each))) findings.push(`${name} shows no focus`);
  const label = focused instanceof HTMLInputElement ? focused.labels?.[0] : undefined;
  // A link in a text may go over several lines.
  const box = (label ?? focused).getClientRects()[0] ?? focused.getBoundingClientRect();
  const left = Math.max(0, box.left);
  const top = Math.max(0, box.top);
  const width = Math.min(innerWidth, box.right) - left;
  const height = Math.min(innerHeight, box.bottom) - top;
  const root = focused.getRootNode() as Document | ShadowRoot;
  const at = (across: number, down: number) => {
    const hit = root.elementFromPoint(left + width * across, top + height * down);
    return (
      hit !== null && (hit.contains(focused) || focused.contains(hit) || (label?.contains(hit) ?? false))
    );
  };
  const fits = box.height < innerHeight / 2;
  const shown = [at(0.5, 0.5), at(0.1, 0.1), at(0.9, 0.9), at(0.5, 0.9)].filter(Boolean).length;
  const inView = width > 0 && height > 0 && (!fits || height >= box.height / 2);
  if (!inView || shown < (fits ? 3 : 1))
    findings.push(`${name} is hidden: ${shown} of 4 places, ${Math.round(height)} px in view`);
  return findings;
}
