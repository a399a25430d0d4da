/** Front matter and small YAML files: YAML with a place for every field, judged field by field by a schema. */
import * as v from 'valibot';
import type { Root } from 'mdast';
import { isMap, isScalar, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import type { Place } from '../authored.ts';
import type { Report } from '../diagnostics.ts';
import { nearest, suggestion } from './suggest.ts';

export type Fields = Readonly<Record<string, v.GenericSchema>>;

export interface FrontMatter<F extends Fields> {
  /** Undefined where a field is missing (and has no default) or bad; then it has been reported. */
  readonly values: { readonly [K in keyof F]?: v.InferOutput<F[K]> };
  /** No field is unknown, missing or bad. */
  readonly isGood: boolean;
  /** Of the value of `field`; of the whole where it is missing. */
  readonly placeOf: (field: string) => Place;
  /** The value's YAML, for what JavaScript's values do not tell (is `1.0` a float?). */
  readonly node: (field: string) => Node | null;
  readonly placeIn: (node: Node | null) => Place;
}

/**
 * Reads `yaml`, whose first line is line `start.line` of its file. Every unknown, missing and bad field is
 * reported. A schema's `v.description` completes the sentence "Write …".
 */
export function parseFields<F extends Fields>(
  yaml: string,
  start: Place,
  fields: F,
  report: Report,
): FrontMatter<F> {
  const { map, isRead, placeIn } = readMap(yaml, start, report);
  const node = (field: string) => map?.items.find((pair) => keyOf(pair.key) === field)?.value ?? null;
  const judged = isRead ? judge(map, start, fields, report, placeIn) : { values: {}, isGood: false };
  return { ...judged, placeOf: (field) => placeIn(node(field)), node, placeIn };
}

export interface Entry<F extends Fields> {
  readonly key: string;
  readonly at: Place;
  readonly values: FrontMatter<F>['values'];
}

/**
 * Reads `yaml` whose keys are names of the author's, each with `fields` of its own; judges as `parseFields` does. Null
 * where it cannot be read.
 */
export function parseEntries<F extends Fields>(
  yaml: string,
  start: Place,
  fields: F,
  report: Report,
): Entry<F>[] | null {
  const { map, isRead, placeIn } = readMap(yaml, start, report);
  if (!isRead) return null;
  return (map?.items ?? []).map(({ key, value }) => {
    const at = placeIn(key);
    const own = isMap<Node, Node | null>(value) ? value : null;
    return { key: keyOf(key), at, values: judge(own, at, fields, report, placeIn).values };
  });
}

type YamlMap = YAMLMap<Node, Node | null>;

function readMap(yaml: string, start: Place, report: Report) {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file: start.file, line: start.line + line - 1, column: col };
  };
  const placeIn = (node: Node | null) => (node?.range ? placeAt(node.range[0]) : start);
  for (const error of document.errors) {
    report('bad-yaml', placeAt(error.pos[0]), { reason: error.message });
  }
  const map: YamlMap | null = isMap<Node, Node | null>(document.contents) ? document.contents : null;
  if (map === null && document.contents !== null && document.errors.length === 0) {
    report('bad-yaml', start, { reason: 'it is not a list of fields.' });
  }
  const isRead = document.errors.length === 0 && (map !== null || document.contents === null);
  return { map, isRead, placeIn };
}

function keyOf(key: Node): string {
  return isScalar(key) ? String(key.value) : '';
}

function judge<F extends Fields>(
  map: YamlMap | null,
  start: Place,
  fields: F,
  report: Report,
  placeIn: (node: Node | null) => Place,
): Pick<FrontMatter<F>, 'values' | 'isGood'> {
  const written = new Map((map?.items ?? []).map((pair) => [keyOf(pair.key), pair]));
  const meant = new Set<string | null>();
  let isGood = true;
  for (const [name, pair] of written) {
    if (Object.hasOwn(fields, name)) continue;
    isGood = false;
    meant.add(nearest(name, Object.keys(fields)));
    report('unknown-field', placeIn(pair.key), {
      field: name,
      suggestion: suggestion(name, Object.keys(fields)),
    });
  }
  const values: { [K in keyof F]?: v.InferOutput<F[K]> } = {};
  for (const [name, schema] of entriesOf(fields)) {
    const pair = written.get(name);
    const value: unknown = pair?.value?.toJSON();
    const result = v.safeParse(schema, value ?? undefined);
    if (result.success) {
      values[name] = result.output;
      continue;
    }
    isGood = false;
    const expected = v.getDescription(schema) ?? 'another value';
    if (pair === undefined && !meant.has(name)) report('missing-field', start, { field: name, expected });
    else if (pair !== undefined) {
      const near = typeof value === 'string' ? nearest(value, expected.split(/, | or /)) : null;
      const found = value === undefined || value === null ? 'empty' : `\`${JSON.stringify(value)}\``;
      const hint = near === null ? '' : ` Did you mean \`${near}\`?`;
      report('bad-value', placeIn(pair.value ?? pair.key), {
        field: name,
        found,
        expected,
        suggestion: hint,
      });
    }
  }
  return { values, isGood };
}

function entriesOf<F extends Fields>(fields: F): [Extract<keyof F, string>, v.GenericSchema][] {
  return Object.entries(fields) as [Extract<keyof F, string>, v.GenericSchema][];
}

/** The YAML that a file begins with; null where it has none, which is reported. `field` is an example of what to write. */
export function frontMatterOf(file: string, root: Root, field: string, report: Report): string | null {
  const [first] = root.children;
  if (first?.type === 'yaml') return first.value;
  report('missing-front-matter', { file, line: 1, column: 1 }, { field });
  return null;
}
