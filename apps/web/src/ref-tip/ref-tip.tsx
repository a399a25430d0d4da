/**
 * Says of a recorded number where it comes from, while it is under the pointer or has the focus. The numbers are links in the
 * compiled prose, so this listens above them; Escape closes it, and it may be pointed at itself (WCAG 1.4.13). A finger's
 * first touch says it, the second follows the link.
 */
import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import './ref-tip.css';

interface Tip {
  readonly link: HTMLElement;
  readonly text: string;
  /** In the article. */
  readonly left: number;
  readonly top: number;
}

const WIDTH = 280;

export function RefTip({ within }: { within: RefObject<HTMLElement | null> }) {
  const tip = useSignal<Tip | null>(null);
  useEffect(() => {
    const article = within.current;
    if (!article) return undefined;
    const close = () => {
      tip.peek()?.link.removeAttribute('aria-describedby');
      tip.value = null;
    };
    const show = ({ target }: Event) => {
      const link = target instanceof Element ? target.closest<HTMLElement>('a[data-from]') : null;
      if (link === tip.peek()?.link || (target instanceof Element && target.closest('.ref-tip'))) return;
      close();
      if (!link) return;
      link.setAttribute('aria-describedby', 'ref-tip');
      tip.value = { link, text: link.dataset.from ?? '', ...placeBelow(link, article) };
    };
    let touched: Element | null = null;
    const onPointerDown = ({ pointerType, target }: PointerEvent) => {
      const link = target instanceof Element ? target.closest('a[data-from]') : null;
      touched = pointerType === 'touch' && link !== tip.peek()?.link ? link : null;
    };
    const onClick = (event: MouseEvent) => {
      const isFirstTouch = touched !== null && event.detail > 0;
      touched = null;
      if (!isFirstTouch) return;
      event.preventDefault();
      event.stopPropagation();
      show(event);
    };
    const onKey = ({ key }: KeyboardEvent) => key === 'Escape' && close();
    const gone = new AbortController();
    const { signal } = gone;
    article.addEventListener('pointerover', (event) => event.pointerType !== 'touch' && show(event), {
      signal,
    });
    article.addEventListener('focusin', show, { signal });
    article.addEventListener('pointerleave', close, { signal });
    article.addEventListener('focusout', close, { signal });
    article.addEventListener('pointerdown', onPointerDown, { signal });
    // Before the router's.
    article.addEventListener('click', onClick, { signal, capture: true });
    document.addEventListener('keydown', onKey, { signal });
    return () => gone.abort();
  }, []);
  if (!tip.value) return null;
  const { text, left, top } = tip.value;
  return (
    <span class="ref-tip label" id="ref-tip" role="tooltip" style={{ left: `${left}px`, top: `${top}px` }}>
      {text}
    </span>
  );
}

/** Where the tip stands: below the number, and within the page. */
function placeBelow(link: HTMLElement, article: HTMLElement): Pick<Tip, 'left' | 'top'> {
  const around = article.getBoundingClientRect();
  // Of a link over two lines, where it begins.
  const [at = link.getBoundingClientRect()] = link.getClientRects();
  const left = Math.max(0, Math.min(at.left - around.left, around.width - WIDTH));
  return { left, top: at.bottom - around.top };
}
