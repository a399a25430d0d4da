/** A page's program as it is run to be recorded. Pure: what runs it is not known here. */
import * as v from 'valibot';
import { sha256, sha256OfBytes } from './hash.ts';
import { type Json, jsonSchema } from './json.ts';
import type { PageProgram } from './page.ts';

/** The name that a figure's program sets. */
const FIGURE = 'figure';

/** The data files of a pattern, by name with ending. */
export type DataFiles = ReadonlyMap<string, Uint8Array>;

/** Those that `program` reads. */
export function filesOf(program: PageProgram, data: DataFiles): Readonly<Record<string, Uint8Array>> {
  const wanted = [...data].filter(([name]) => program.files.includes(name.replace(/\.[^.]*$/, '')));
  return Object.fromEntries(wanted);
}

/**
 * Python that runs after `program`, whether it raised or not, and prints as JSON what is to be recorded of it: each of its
 * values that is there, and a figure's `figure`. Read what it printed with `parseValues`.
 */
export function recordingProgram({ kind, values }: PageProgram): string {
  const names = kind === 'figure' ? [...values, FIGURE] : values;
  return `
import json as _json, math as _math
def _plain(x):
    if hasattr(x, 'tolist') and not isinstance(x, type):
        x = x.tolist()
    if x is None or isinstance(x, (bool, int, str)):
        return x
    if isinstance(x, float):
        if not _math.isfinite(x):
            return 'nan' if _math.isnan(x) else 'inf' if x > 0 else '-inf'
        return float(f'{x:.6g}')
    if isinstance(x, dict):
        return {str(name): _plain(each) for name, each in x.items()}
    if isinstance(x, (list, tuple)):
        return [_plain(each) for each in x]
    return repr(x)
_after = error
print(_json.dumps({name: _plain(globals()[name]) for name in ${JSON.stringify(names)} if name in globals()}))
`.trimStart();
}

/** What `recordingProgram` printed, which is empty where it could not be run. */
export function parseValues(printed: string): {
  readonly values: Readonly<Record<string, Json>>;
  readonly figure: Json;
} {
  const { [FIGURE]: figure = null, ...values } = v.parse(
    v.record(v.string(), jsonSchema),
    JSON.parse(printed || '{}'),
  );
  return { values, figure };
}

/** The hash of all that decides what a page's program does and what is recorded of it. */
export async function hashOfProgram(program: PageProgram, data: DataFiles): Promise<string> {
  const { kind, code, values, raises } = program;
  const files = Object.entries(filesOf(program, data)).map(async ([name, bytes]) => [
    name,
    await sha256OfBytes(bytes),
  ]);
  return sha256(JSON.stringify([kind, code.text, values, raises, await Promise.all(files)]));
}
