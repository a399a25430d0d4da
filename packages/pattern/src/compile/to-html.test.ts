import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../parse/markdown.ts';
import { toHtml, toInlineHtml } from './to-html.ts';

const prose = (text: string) => ({
  nodes: parseMarkdown(text).children,
  at: { file: 'f.md', line: 1, column: 1 },
});
const html = (text: string) => toHtml(prose(text));

test('prose keeps what a reader needs', () => {
  expect(html('a **b** *c* `d < e` [f](https://example.org/?a=1&b=2)')).toBe(
    '<p>a <strong>b</strong> <em>c</em> <code>d &#x3C; e</code> <a href="https://example.org/?a=1&#x26;b=2">f</a></p>',
  );
  expect(html('3. a\n4. b')).toBe('<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>');
  expect(html('|a|\n|-:|\n|1|')).toContain('<td align="right">1</td>');
  expect(html('```python\nx = 1\n```')).toBe('<pre><code class="language-python">x = 1\n</code></pre>');
});

test('one paragraph can go without its paragraph', () => {
  expect(toInlineHtml(prose('only `1.0`'))).toBe('only <code>1.0</code>');
  expect(toInlineHtml(prose('a\n\nb'))).toBe('<p>a</p>\n<p>b</p>');
});

test('a formula is set in MathML; one that stands alone has a box of its own', () => {
  expect(html('$\\frac{1}{2}$')).toBe(
    '<p><math xmlns="http://www.w3.org/1998/Math/MathML"><mrow><mfrac><mn>1</mn><mn>2</mn></mfrac></mrow></math></p>',
  );
  const alone = html('$$\n\\sum q\n$$');
  expect(alone).toMatch(/^<div class="formula"><math [^>]*display="block"/);
  expect(html('$$\\sum q$$')).toBe(alone);
  expect(html('a $$\\sum q$$')).toMatch(/^<p>a <math/);
});

test('a minus after another operator is a sign', () => {
  expect(html('$a = -b$')).toContain('<mo form="prefix">−</mo>');
  expect(html('$a - b$')).toContain('<mo>−</mo>');
});

test('the empty corner of a table is no header', () => {
  expect(html('| |a|\n|-|-|\n|b|1|')).toMatch(/<tr>\s*<td><\/td>\s*<th>a<\/th>/);
});

test("a function's name has thin space around it, none before a bracket", () => {
  expect(html('$q \\ln q$')).toContain(
    '<mi>q</mi><mspace width="0.17em"></mspace><mi>ln</mi><mo rspace="0.17em">\u2061</mo><mi>q</mi>',
  );
  expect(html('$-\\ln(q)$')).toContain('<mo>−</mo><mi>ln</mi><mo>\u2061</mo><mo stretchy="false">(</mo>');
});

/** Every element and attribute of HTML that we print ourselves: no `>` stands in an attribute, no quote in a text. */
function tagsOf(text: string) {
  return [...text.matchAll(/<([a-z0-9]+)((?:\s[^>]*)?)>/gi)].map(([, tag = '', attributes = '']) => ({
    tag: tag.toLowerCase(),
    attributes: [...attributes.matchAll(/\s([^\s=]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => ({
      name: name.toLowerCase(),
      value,
    })),
  }));
}

const KATEX_TAGS =
  'div span math semantics mrow mi mn mo mtext annotation mfrac msup mstyle mpadded svg path';
const OURS =
  `p em strong del a code pre br hr blockquote ul ol li table thead tbody tr th td ${KATEX_TAGS}`.split(' ');
const ATTRIBUTES =
  'href start align class style aria-hidden xmlns encoding display mathcolor width height stretchy form'.split(
    ' ',
  );

describe('whatever an author writes, the HTML runs nothing', () => {
  test.each([
    '<script>alert(1)</script>',
    '<SCRIPT SRC=https://evil.example/x.js></SCRIPT>',
    '<scr<script>ipt>alert(1)</scr</script>ipt>',
    '<img src=x onerror=alert(1)>',
    '<img src="javascript:alert(1)">',
    '![x](javascript:alert(1))',
    '![x" onerror="alert(1)](https://example.org/x.png)',
    '<svg onload=alert(1)>',
    '<svg><script>alert(1)</script></svg>',
    '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    '<math><mtext><img src=x onerror=alert(1)></mtext></math>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<a href="javascript:alert(1)">x</a>',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](java&#115;cript:alert(1))',
    '[x](<java\tscript:alert(1)>)',
    '[x](&#1;javascript:alert(1))',
    '[x](vbscript:msgbox)',
    '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
    '[x](https://example.org" onmouseover="alert(1))',
    '<javascript:alert(1)>',
    '<div style="background:url(javascript:alert(1))">x</div>',
    '<style>@import "https://evil.example/x.css"</style>',
    '<form action="javascript:alert(1)"><button>x</button></form>',
    '<body onload=alert(1)>',
    '<details open ontoggle=alert(1)>x</details>',
    '`<script>alert(1)</script>`',
    '```html\n<script>alert(1)</script>\n```',
    '```js" onload="alert(1)\nx\n```',
    '$\\href{javascript:alert(1)}{x}$',
    '$\\url{javascript:alert(1)}$',
    '$\\htmlData{onclick=alert(1)}{x}$',
    '$\\htmlStyle{background:url(javascript:alert(1))}{x}$',
    '$\\includegraphics{javascript:alert(1)}$',
    '$\\text{<script>alert(1)</script>}$',
    '$\\text{" onmouseover="alert(1)}$',
    '$\\undefined{<img src=x onerror=alert(1)>}$',
  ])('%j', (payload) => {
    for (const text of [
      payload,
      `a\n\n${payload}\n\nb`,
      `- x ${payload}`,
      `| a |\n|---|\n| ${payload.replace('\n', ' ')} |`,
    ]) {
      for (const { tag, attributes } of tagsOf(html(text))) {
        expect(OURS).toContain(tag);
        for (const { name, value } of attributes) {
          expect(ATTRIBUTES).toContain(name);
          expect(value).toMatch(
            name === 'href' ? /^(https?:|mailto:|[^:]*$)/i : /^(?!.*(url|expression|import|javascript))/i,
          );
        }
      }
    }
  });
});
