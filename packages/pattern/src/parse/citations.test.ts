import { describe, expect, test } from 'vitest';
import { toHtml } from '../compile/to-html.ts';
import { CARD, change, FILL, patternOf, SOURCES, withCard } from '../samples.ts';
import { parsePattern } from './pattern.ts';

const MORE = `${SOURCES}three2019:
  authors: One, Two, Three
  year: 2019
  title: Of three
  url: https://example.org/three
four2020:
  authors: One, Two, Three, Four
  year: 2020
  title: Of four & more
  url: https://example.org/four
`;

/** The HTML of a card's answer. */
function htmlOf(answer: string): string {
  const files = withCard(patternOf(FILL), change(CARD, ['It is `0.5` [@gauss1801, section 2].', answer]));
  const { pattern, diagnostics } = parsePattern({ ...files, 'p/sources.yaml': MORE });
  const card = pattern?.modes.flatMap(({ cards }) => cards)[0];
  if (card === undefined) throw new Error(JSON.stringify(diagnostics));
  return toHtml(card.answer);
}

describe('a citation becomes a link', () => {
  test('named by authors, year and place, with the whole in its title', () => {
    expect(htmlOf('So it is [@gauss1801, section 2].')).toBe(
      '<p>So it is <a href="https://example.org/halves" title="Gauss: On halves">Gauss 1801, section 2</a>.</p>',
    );
  });

  test('more than three authors are the first and others', () => {
    expect(htmlOf('[@three2019] and [@four2020]')).toMatch(
      /^<p><a href="[^"]*" title="One, Two and Three: Of three">One, Two and Three 2019<\/a> and <a .*title="One, Two, Three and Four: Of four &#x26; more">One et al\. 2020<\/a><\/p>$/,
    );
  });

  test('inside other mark-up, over a line’s end, and with code in it', () => {
    expect(htmlOf('**as [@gauss1801,\nsection 2]**')).toContain('<strong>as <a ');
    expect(htmlOf('see [@gauss1801, `half`, line 3] there')).toContain(
      'Gauss 1801, <code>half</code>, line 3</a> there',
    );
  });

  test('code and addresses stay as they are', () => {
    expect(htmlOf('`[@gauss1801]` and a@example.org')).toContain('<code>[@gauss1801]</code>');
  });
});

test('a source that is described badly is not said to be missing too', () => {
  const files = {
    ...withCard(patternOf(FILL), CARD),
    'p/sources.yaml': change(SOURCES, ['year: 1801', 'year: soon']),
  };
  expect(parsePattern(files).diagnostics.map(({ code }) => code)).toEqual(['bad-value']);
});
