/** `sources.yaml`: the works that a pattern's prose may cite. */
import * as v from 'valibot';
import type { Report } from '../diagnostics.ts';
import type { Place, Source } from '../source-text.ts';
import { parseEntries } from './front-matter.ts';
import { nearest } from './suggest.ts';

const words = (what: string) => v.pipe(v.string(), v.trim(), v.minLength(1), v.description(what));

const SOURCE_FIELDS = {
  authors: v.pipe(
    words('family names joined by commas'),
    v.transform((names) => names.split(/\s*,\s*/)),
  ),
  year: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(1600),
    v.maxValue(2100),
    v.description('a year, like 2019'),
  ),
  title: words('its title'),
  url: v.pipe(v.string(), v.regex(/^https:\/\/\S+$/), v.description('its address, https://…')),
};

/** Finds sources by key, and remembers which were cited. */
export class Sources {
  private readonly known = new Map<string, Source>();
  private readonly cited = new Set<string>();
  private readonly report: Report;
  /** False where what is not found may well be described. */
  private readonly isWhole: boolean;

  /** Reads `yaml`, the text of `file`; null where the pattern has none. */
  constructor(file: string, yaml: string | null, report: Report) {
    this.report = report;
    const entries = parseEntries(yaml ?? '', { file, line: 1, column: 1 }, SOURCE_FIELDS, report);
    for (const { key, at, values } of entries ?? []) {
      const { authors, year, title, url } = values;
      const isKey = /^[a-z0-9-]+$/.test(key);
      if (isKey && authors && year && title && url) this.known.set(key, { authors, year, title, url, at });
      if (isKey) continue;
      const expected = 'a name of lower-case letters, digits and -';
      report('bad-value', at, { field: key, found: 'the name of a source', expected, suggestion: '' });
    }
    this.isWhole = entries !== null && entries.length === this.known.size;
  }

  /** The source that is cited at `at`; null where there is none, which is reported. */
  cite(key: string, at: Place): Source | null {
    const source = this.known.get(key) ?? null;
    if (source === null && this.isWhole) {
      const near = nearest(key, [...this.known.keys()]);
      const suggestion = near === null ? 'Describe it in sources.yaml.' : `Did you mean \`${near}\`?`;
      this.report('unknown-source', at, { key, suggestion });
    }
    if (source !== null) this.cited.add(key);
    return source;
  }

  /** To be called when all is read. */
  reportUnused(): void {
    for (const [key, { at }] of this.known)
      if (!this.cited.has(key)) this.report('unused-source', at, { key });
  }
}
