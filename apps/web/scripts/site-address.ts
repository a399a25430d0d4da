/** The site's address, `https://tenfold.example`, from what was set; null when nothing was. Throws on anything else. */
export function siteOf(text: string | undefined): string | null {
  if (!text) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/') return url.origin;
  throw new Error(
    `TENFOLD_SITE: '${text}' is no address of a site. Write it like https://tenfold.example, without a path.`,
  );
}
