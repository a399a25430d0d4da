/** Reads a schema string (native_functions.yaml form) at start-up: what the dispatcher and the bridge need of it. */
import { int64 } from '../tensor/dtype.ts';

export type ParameterKind =
  | 'Tensor'
  | 'Tensor[]'
  | 'Tensor?[]'
  | 'int'
  | 'int[]'
  | 'float'
  | 'float[]'
  | 'bool'
  | 'bool[]'
  | 'str'
  | 'Scalar'
  | 'ScalarType'
  | 'Generator'
  | 'MemoryFormat'
  | 'Layout'
  | 'Device';

export interface Parameter {
  readonly name: string;
  readonly kind: ParameterKind;
  readonly isOptional: boolean;
  /** `int[2]`: 2; a bare int is accepted for the whole list. */
  readonly size: number;
  readonly hasDefault: boolean;
  readonly defaultValue: unknown;
  readonly keywordOnly: boolean;
}

export interface Schema {
  readonly text: string;
  /** `sum` */
  readonly name: string;
  /** `dim_IntList`, or '' */
  readonly overload: string;
  readonly parameters: readonly Parameter[];
  /** `Tensor`, `Tensor(a)`, `Tensor values`, `bool`, `Tensor[]` ... */
  readonly results: readonly string[];
}

export function parseSchema(text: string): Schema {
  const match = /^([\w.]+)\((.*?)\) -> (.*)$/.exec(text);
  if (!match) throw new Error(`not a schema: ${text}`);
  const [, full, args, results] = match as unknown as [string, string, string, string];
  const [name = '', overload = ''] = full.split('.');
  let keywordOnly = false;
  const parameters: Parameter[] = [];
  for (const part of args === '' ? [] : args.split(', ')) {
    if (part === '*') keywordOnly = true;
    else parameters.push(parseParameter(part, keywordOnly));
  }
  return { text, name, overload, parameters, results: splitResults(results) };
}

function splitResults(text: string): string[] {
  const inner = text.startsWith('(') ? text.slice(1, -1) : text;
  return inner === '' ? [] : inner.split(', ');
}

function parseParameter(text: string, keywordOnly: boolean): Parameter {
  const match = /^(\S+) (\w+)(?:=(.*))?$/.exec(text);
  if (!match) throw new Error(`not a parameter: ${text}`);
  const [, type = '', name = '', defaultText] = match;
  const isOptional = type.endsWith('?');
  const bare = (isOptional ? type.slice(0, -1) : type).replace(/\([^)]*\)/, '').replace('SymInt', 'int');
  const sized = /^(\w+)\[(\d*)\]$/.exec(bare);
  const kind = (sized ? `${sized[1]}[]` : bare) as ParameterKind;
  const size = Number(sized?.[2] || 0);
  return {
    name,
    kind,
    isOptional,
    size,
    hasDefault: defaultText !== undefined,
    defaultValue: defaultText === undefined ? undefined : parseDefault(defaultText, kind, size),
    keywordOnly,
  };
}

const NAMED_DEFAULTS: Record<string, unknown> = {
  None: null,
  True: true,
  False: false,
  Mean: 1,
  contiguous_format: 0,
  preserve_format: 1,
  long: int64,
};

function parseDefault(text: string, kind: ParameterKind, size: number): unknown {
  if (text in NAMED_DEFAULTS) return NAMED_DEFAULTS[text];
  if (text.startsWith('"') || text.startsWith("'")) return text.slice(1, -1);
  if (text.startsWith('[')) return text === '[]' ? [] : text.slice(1, -1).split(',').map(Number);
  const value = Number(text);
  if (Number.isNaN(value)) throw new Error(`unknown default ${text}`);
  if (kind === 'Scalar') return { value, of: /[.e]/.test(text) ? 'float' : 'int' };
  return kind.endsWith('[]') ? Array.from({ length: size }, () => value) : value;
}
