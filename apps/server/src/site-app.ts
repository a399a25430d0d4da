/** Answers requests for the files of a built site: brotli where it is understood, 304 where nothing changed, one 404 page. */
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { Hono } from 'hono';
import type { SiteFile } from './site-files.ts';
import type { HeadersOf } from './site-headers.ts';

export function siteApp(site: ReadonlyMap<string, SiteFile>, headersOf: HeadersOf): Hono {
  const app = new Hono();
  app.get('*', async ({ req }) => {
    const path = decodePath(new URL(req.url).pathname);
    const found = path === null ? undefined : site.get(path);
    if (found) return send(found, 200, req.raw, headersOf(path ?? '/'));
    const missing = site.get('/404.html');
    return missing
      ? send(missing, 404, req.raw, headersOf('/404.html'))
      : new Response('Not found\n', { status: 404, headers: headersOf('/') });
  });
  app.all(
    '*',
    () =>
      new Response('Only GET and HEAD\n', {
        status: 405,
        headers: { ...headersOf('/'), allow: 'GET, HEAD' },
      }),
  );
  return app;
}

function decodePath(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

async function send(
  found: SiteFile,
  status: number,
  request: Request,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  const brotli = acceptsBrotli(request.headers.get('accept-encoding')) ? found.brotli : null;
  const { file, bytes } = brotli ?? found;
  const tag = `"${found.tag}${brotli ? '-br' : ''}"`;
  const common = { ...headers, etag: tag, vary: 'Accept-Encoding' };
  if (status === 200 && hasTag(request.headers.get('if-none-match'), tag)) {
    return new Response(null, { status: 304, headers: common });
  }
  const content = request.method === 'HEAD' ? null : await open(file).catch(() => null);
  if (content === null && request.method !== 'HEAD') {
    return new Response('The site is being built again. Restart the server.\n', { status: 503, headers });
  }
  const body = content && Readable.toWeb(content.createReadStream());
  return new Response(body as ReadableStream<Uint8Array> | null, {
    status,
    headers: {
      ...common,
      'content-type': found.type,
      'content-length': String(bytes),
      ...(brotli ? { 'content-encoding': 'br' } : {}),
    },
  });
}

function acceptsBrotli(accepted: string | null): boolean {
  return /(^|[\s,])br\s*(;\s*q=(0*\.0*[1-9]|0*1)[\d.]*)?\s*(,|$)/i.test(accepted ?? '');
}

function hasTag(listed: string | null, tag: string): boolean {
  if (listed === null) return false;
  return listed.trim() === '*' || listed.split(',').some((each) => each.trim().replace(/^W\//, '') === tag);
}
