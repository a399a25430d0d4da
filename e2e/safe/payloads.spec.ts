/**
 * Markdown and SVG of a stranger's pattern file, compiled as every text of a pattern is, put into a page as the site does
 * it: nothing in it runs, with the content policy and without. Uncompiled, many of the same payloads do run.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page, test } from '@playwright/test';
import { toHtml } from '../../packages/pattern/src/compile/to-html.ts';
import { parseMarkdown } from '../../packages/pattern/src/parse/markdown.ts';
import { PAYLOADS } from './payloads.ts';

const POLICY =
  "default-src 'none'; script-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types tenfold";
const SCRIPT = `
  window.count = 0;
  window.ran = () => { window.count += 1; };
  const policy = window.trustedTypes?.createPolicy('tenfold', { createHTML: (html) => html });
  window.put = (html) => {
    document.body.innerHTML = policy ? policy.createHTML(html) : html;
  };`;

let server: Server;
let url: string;

test.beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/script.js') {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(SCRIPT);
    } else if (request.url === '/strict' || request.url === '/open') {
      const policy = request.url === '/strict' ? { 'content-security-policy': POLICY } : {};
      response
        .writeHead(200, { 'content-type': 'text/html', ...policy })
        .end('<!doctype html><title>Test</title><script src="/script.js"></script><body>');
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
test.afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const compiled = (text: string) =>
  toHtml({ nodes: parseMarkdown(text).children, at: { file: 'f.md', line: 1, column: 1 } });

/** Puts `html` into the page, clicks and focuses all of it, and tells how often code of it ran. */
async function tryOn(page: Page, html: string): Promise<number> {
  return page.evaluate(async (text) => {
    window.count = 0;
    window.put(text);
    for (const element of document.body.querySelectorAll<HTMLElement | SVGElement>('*')) {
      element.focus();
      element.dispatchEvent(new MouseEvent('pointerover', { bubbles: true }));
      // Links to elsewhere would only leave the page; what runs code does so in it.
      const address = element.getAttribute('href') ?? '';
      if (!/^(https?|mailto):/i.test(address))
        element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    }
    // What loads or fails does so before an image that fails after it.
    await new Promise((resolve) => {
      const last = document.createElement('img');
      last.addEventListener('error', resolve);
      last.src = '/missing';
      document.body.append(last);
    });
    return window.count;
  }, html);
}

test('there are more than a hundred', () => {
  expect(new Set(PAYLOADS).size).toBeGreaterThanOrEqual(100);
});

for (const path of ['/strict', '/open']) {
  test(`none runs, ${path === '/strict' ? 'with' : 'without'} a content policy`, async ({ page }) => {
    await page.goto(url + path);
    const ran: string[] = [];
    for (const payload of PAYLOADS) if ((await tryOn(page, compiled(payload))) > 0) ran.push(payload);
    expect(ran).toEqual([]);
    expect(page.url().replace(/#.*/, '')).toBe(url + path);
  });
}

test('what is compiled holds no element or attribute that could run or load anything', async ({ page }) => {
  await page.goto(`${url}/open`);
  for (const payload of PAYLOADS) {
    const found = await page.evaluate((html) => {
      window.put(html);
      return [...document.body.querySelectorAll('*')].flatMap((element) => [
        ...(/^(script|style|svg|img|iframe|object|embed|link|meta|base|form|input|button)$/i.test(
          element.localName,
        )
          ? [element.localName]
          : []),
        ...[...element.attributes]
          .filter(
            ({ name, value }) =>
              /^on|^src|^style$/.test(name) || (name === 'href' && !/^(https?:|mailto:|#)/.test(value)),
          )
          .map(({ name }) => name),
      ]);
    }, compiled(payload));
    expect(found, payload).toEqual([]);
  }
});

test('uncompiled, many of them run where there is no policy', async ({ context }) => {
  let ran = 0;
  for (const payload of PAYLOADS.filter((each) => each.startsWith('<') && !/refresh|<base/.test(each))) {
    // A page for each: one that runs may lead its page elsewhere, later.
    const page = await context.newPage();
    await page.goto(`${url}/open`);
    ran += (await tryOn(page, payload).catch(() => 0)) > 0 ? 1 : 0;
    await page.close();
  }
  expect(ran).toBeGreaterThan(20);
});

declare global {
  interface Window {
    count: number;
    put(html: string): void;
  }
}
