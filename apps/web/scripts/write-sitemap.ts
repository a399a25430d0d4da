/**
 * Writes `robots.txt` and, where the site's address is known, `sitemap.xml`: a sitemap names whole addresses, and the
 * build cannot guess them. `site`: `https://tenfold.example`, from the environment's `TENFOLD_SITE`.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export async function writeSitemap(
  folder: string,
  addresses: readonly string[],
  site: string | null,
): Promise<void> {
  const lines = ['User-agent: *', 'Allow: /'];
  if (site !== null) {
    const pages = addresses.filter((address) => address !== '/404');
    const urls = pages.map((address) => `  <url><loc>${escape(new URL(address, site).href)}</loc></url>\n`);
    const text = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('')}</urlset>\n`;
    await writeFile(join(folder, 'sitemap.xml'), text);
    lines.push(`Sitemap: ${new URL('/sitemap.xml', site).href}`);
  }
  await writeFile(join(folder, 'robots.txt'), `${lines.join('\n')}\n`);
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
