/** `vary`, `derive` and `where` of a question: what may differ from variant to variant. */
import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import type { Code, Parameters, Place } from '../authored.ts';
import type { Report } from '../diagnostics.ts';
import type { Fields, FrontMatter } from './front-matter.ts';

const NAME = /^[A-Za-z][A-Za-z0-9_]*$/;

/** The parameters in `front`; what cannot be read is reported and left out. */
export function parseParameters<F extends Fields>(front: FrontMatter<F>, report: Report): Parameters {
  const vary: Parameters['vary'][number][] = [];
  const node = front.node('vary');
  for (const pair of isMap<Node, Node | null>(node) ? node.items : []) {
    const name = isScalar(pair.key) ? String(pair.key.value) : '';
    const at = front.placeIn(pair.key);
    const bad = (expected: string) =>
      report('bad-value', at, { field: `vary.${name}`, found: 'this', expected, suggestion: '' });
    const values = pair.value === null ? [] : valuesOf(pair.value);
    if (!NAME.test(name)) bad('a Python name that does not begin with _');
    else {
      if (values === null) bad('a list of different values, or a range {from: 2, to: 10}');
      else if (values.length === 0) report('empty-vary', at, { name });
      vary.push({ name, values: values ?? [], at });
    }
  }
  const derive = code(front.node('derive'), front.placeOf('derive'));
  const where = code(front.node('where'), front.placeOf('where'));
  const names = [...new Set([...vary.map(({ name }) => name), ...namesSetBy(derive?.text ?? '')])];
  return { vary, derive, where, names };
}

function code(node: Node | null, at: Place): Code | null {
  return isScalar(node) && typeof node.value === 'string' ? { text: node.value.trim(), at } : null;
}

/** Python source of each value of a list or range; null where it is neither, or has a value twice. */
function valuesOf(node: Node): string[] | null {
  if (isMap(node)) return rangeOf(node);
  if (!isSeq<Node>(node)) return null;
  const values = node.items.map(toPython);
  const isGood = values.every((value) => value !== null) && new Set(values).size === values.length;
  return isGood ? values.filter((value) => value !== null) : null;
}

function rangeOf(node: YAMLMap): string[] | null {
  const { from, to, step = 1, ...rest }: Record<string, unknown> = node.toJSON();
  const isGood = Number.isInteger(from) && Number.isInteger(to) && Number.isInteger(step) && Number(step) > 0;
  if (!isGood || Object.keys(rest).length > 0) return null;
  const length = Math.max(0, Math.floor((Number(to) - Number(from)) / Number(step)) + 1);
  return length > 1000 ? null : Array.from({ length }, (_, at) => String(Number(from) + at * Number(step)));
}

/** Python source of a YAML value: `1.0` stays a float, lists stay lists; null for what has no place here. */
function toPython(node: Node | null): string | null {
  if (isSeq<Node>(node)) {
    const items = node.items.map(toPython);
    return items.every((item) => item !== null) ? `[${items.join(', ')}]` : null;
  }
  if (!isScalar(node)) return null;
  const { value, source } = node;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return `float("${value}")`;
    return source !== undefined && /^[-+]?[\d.]+(e[-+]?\d+)?$/i.test(source) ? source : String(value);
  }
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return value === null ? 'None' : JSON.stringify(value);
}

/** Names that Python source sets at top level, `a = …` or `a, b = …`; not those that begin with `_`. */
function namesSetBy(source: string): string[] {
  const statements = source.split('\n').flatMap((line) => line.split(/;\s*/));
  return statements.flatMap((statement) => {
    const targets = /^([A-Za-z]\w*(?:\s*,\s*[A-Za-z]\w*)*)\s*=(?!=)/.exec(statement)?.[1] ?? '';
    return targets === '' ? [] : targets.split(',').map((name) => name.trim());
  });
}
