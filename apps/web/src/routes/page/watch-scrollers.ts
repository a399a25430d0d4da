/** What is too wide for the page scrolls by itself; then the keyboard must reach it. */
const WIDE = '.formula, table, [data-may-scroll]';

/** Keeps all such parts of `article` in the order of Tab just while they scroll. Gives the function that ends it. */
export function watchScrollers(article: HTMLElement): () => void {
  const update = () => {
    for (const element of article.querySelectorAll<HTMLElement>(WIDE)) {
      if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
      else element.removeAttribute('tabindex');
    }
  };
  const sizes = new ResizeObserver(update);
  sizes.observe(article);
  return () => sizes.disconnect();
}
