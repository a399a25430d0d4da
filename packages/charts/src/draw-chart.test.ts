import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawChart } from './draw-chart.ts';
import { samples } from './samples.ts';
import type { ChartSpec } from './spec/chart-spec.ts';
import { parseChartSpec } from './spec/parse-chart-spec.ts';
import { textWidth } from './svg/text-width.ts';

const number = fc.oneof(
  fc.double({ min: -1e30, max: 1e30, noNaN: true }),
  fc.double({ min: -1, max: 1, noNaN: true }),
  fc.integer({ min: -1000, max: 1000 }),
);
const name = fc.string({ minLength: 1, maxLength: 24 }).filter((each) => each.trim() !== '');
const axis = fc.record({ label: name, format: fc.constantFrom('number' as const, 'percent' as const) });
const point = fc.tuple(number, number);
const about = { title: fc.constant('Title'), alt: fc.constant('Twenty letters or more of words.') };
const named = <V>(field: string, values: fc.Arbitrary<V>) =>
  fc.uniqueArray(
    fc.tuple(name, values).map(([label, value]) => ({ name: label, [field]: value })),
    { minLength: 1, maxLength: 7, selector: (each) => each.name.trim() },
  );
const checked = (value: unknown): ChartSpec => {
  const parsed = parseChartSpec(value);
  if (parsed.kind === 'problems') throw new Error(JSON.stringify(parsed.problems));
  return parsed.spec;
};

const anyChart = fc.oneof(
  fc.record({
    kind: fc.constant('lines' as const),
    ...about,
    x: axis,
    y: axis,
    series: named('points', fc.array(point, { minLength: 1, maxLength: 40 })),
    references: fc.array(
      fc.record({ axis: fc.constantFrom('x' as const, 'y' as const), value: number, label: name }),
      { maxLength: 3 },
    ),
  }),
  fc
    .tuple(
      fc.array(name, { minLength: 1, maxLength: 12 }),
      fc.array(name, { minLength: 1, maxLength: 3 }),
      axis,
    )
    .chain(([categories, names, y]) =>
      fc.record({
        kind: fc.constant('bars' as const),
        ...about,
        categories: fc.constant(categories),
        y: fc.constant(y),
        series: fc.tuple(
          ...names.map((each, i) =>
            fc.record({
              name: fc.constant(`${each}${i}`),
              values: fc.array(number, { minLength: categories.length, maxLength: categories.length }),
            }),
          ),
        ),
        digits: fc.constantFrom(0, 2),
      }),
    ),
  fc.record({
    kind: fc.constant('scatter' as const),
    ...about,
    x: axis,
    y: axis,
    classes: named('points', fc.array(point, { minLength: 1, maxLength: 20 })),
  }),
  fc.record({
    kind: fc.constant('intervals' as const),
    ...about,
    value: axis,
    rows: fc.array(
      fc.tuple(name, number, number, number).map(([label, ...values]) => {
        const [low, mean, high] = values.sort((a, b) => a - b);
        return { name: label, low, mean, high };
      }),
      { minLength: 1, maxLength: 8 },
    ),
  }),
);

const texts = (svg: string) =>
  [...svg.matchAll(/<text x="([^"]+)" y="([^"]+)"([^>]*)>([^<]*)<\/text>/g)].map(
    ([, x, y, rest = '', content = '']) => ({
      x: Number(x),
      y: Number(y),
      style: rest.match(/class="([^"]*)"/)?.[1] ?? '',
      anchor: rest.match(/text-anchor="([^"]*)"/)?.[1] ?? 'start',
      content,
    }),
  );

/** The drawings for narrow and wide places. */
const drawings = (spec: ChartSpec) => {
  const html = drawChart(spec);
  return html.match(/<svg[\s\S]*?<\/svg>/g) ?? [];
};

describe('every kind', () => {
  test.each(Object.values(samples))('$kind: its sample is a valid chart', (spec) => {
    expect(parseChartSpec(JSON.parse(JSON.stringify(spec)))).toEqual({ kind: 'spec', spec });
  });

  test.each(Object.values(samples))('$kind: both drawings are named and described', (spec) => {
    const both = drawings(spec);
    expect(both).toHaveLength(2);
    for (const svg of both) {
      const id = svg.match(/aria-labelledby="([^"]+)"/)?.[1];
      const described = svg.match(/aria-describedby="([^"]+)"/)?.[1];
      expect(svg).toContain('role="img"');
      expect(svg).toContain(`<title id="${id}">${spec.title}</title>`);
      expect(svg).toContain(`<desc id="${described}">${spec.alt}</desc>`);
    }
  });

  test.each(Object.values(samples))('$kind: no text reaches outside the drawing', (spec) => {
    for (const [svg, width, size] of drawings(spec).map(
      (each, i) => [each, [340, 640][i] ?? 0, [12, 13][i] ?? 0] as const,
    )) {
      const height = Number(svg.match(/viewBox="0 0 \d+ ([\d.]+)"/)?.[1]);
      for (const { x, y, anchor, content } of texts(svg)) {
        const wide = textWidth(content, size) * 0.93;
        const start = anchor === 'end' ? x - wide : anchor === 'middle' ? x - wide / 2 : x;
        expect(start).toBeGreaterThanOrEqual(-1);
        expect(start + wide).toBeLessThanOrEqual(width + 1);
        expect(y).toBeLessThanOrEqual(height);
      }
    }
  });

  test('any data gives finite coordinates', () => {
    fc.assert(
      fc.property(anyChart, (spec) => {
        const html = drawChart(checked(spec));
        const coordinates = [...html.matchAll(/ (?:d|x|y|width|height|viewBox)="([^"]*)"/g)].map(
          ([, each]) => each,
        );
        expect(coordinates.join(' ')).not.toMatch(/NaN|Infinity|undefined/);
      }),
      { numRuns: 300 },
    );
  });

  test('what an author writes is text, never mark-up', () => {
    const spec = {
      ...samples.lines,
      title: '<script>"&',
      series: [{ name: '<b>', points: [[0, 1] as [number, number]] }],
    };
    const html = drawChart(spec);
    expect(html).not.toMatch(/<script|<b>/);
    expect(html).toContain('&lt;script&gt;&quot;&amp;');
  });
});

describe('lines', () => {
  test('names at the ends never touch, however close the lines end', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 7 }),
        (ends) => {
          const series = ends.map((end, i) => ({
            name: `s${i}`,
            points: [[0, 0] as [number, number], [1, end] as [number, number]],
          }));
          for (const svg of drawings({ ...samples.lines, series, references: [] })) {
            const places = texts(svg)
              .filter(({ style }) => style.includes('end'))
              .map(({ y }) => y)
              .sort((a, b) => a - b);
            expect(places).toHaveLength(ends.length);
            for (const [i, y] of places.slice(1).entries()) expect(y - (places[i] ?? 0)).toBeGreaterThan(15);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  test('long names go above the plot, each with its sample', () => {
    const series = [{ name: 'a name that would take half of a phone', points: [[0, 1] as [number, number]] }];
    const [narrow = ''] = drawings({ ...samples.lines, series, references: [] });
    const label = texts(narrow).find(({ content }) => content.startsWith('a name'));
    expect(label?.y).toBeLessThan(30);
  });

  test('a thousand points of a smooth curve stay small', () => {
    const points = Array.from({ length: 1000 }, (_, i): [number, number] => [i, Math.exp(-i / 100)]);
    const html = drawChart({ ...samples.lines, series: [{ name: 'one', points }] });
    expect(html.length).toBeLessThan(6000);
  });
});

test('a bar chart slants names that do not fit', () => {
  const categories = Array.from({ length: 12 }, (_, i) => `class number-${i}-long`);
  const html = drawChart({
    ...samples.bars,
    categories,
    series: [{ name: 'a', values: categories.map((_, i) => i) }],
  });
  expect(html).toContain('rotate(-45)');
});

test('a matrix too fine for numbers has a legend instead', () => {
  const names = Array.from({ length: 40 }, (_, i) => String(i));
  const html = drawChart({
    ...samples.heat,
    rows: names,
    columns: names,
    values: names.map((_, r) => names.map((_, c) => r - c)),
  });
  expect(html).toContain('>−39.00<');
  expect(html).toContain('>39.00<');
});
