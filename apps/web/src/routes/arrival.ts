/** After a move within the site: focus goes to the new page, or to the place that the address names. */
export function showArrival(): void {
  const named = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
  named?.scrollIntoView();
  (named?.querySelector<HTMLElement>('h2') ?? document.getElementById('main'))?.focus({
    preventScroll: true,
  });
}
