/** Did the programs of a page do the same twice? Used for engine against PyTorch, and for recorded against now. */
import { type CheckedPage, isSameText, type Json, programsOf, type RecordedRun } from '@tenfold/pattern';
import type { Finding } from './finding.ts';
import { toFinding } from './prove-page.ts';

/** What the programs did, and what to call whoever says so: `engine`, `pytorch`, `the record`. */
export interface PageAccount {
  readonly by: string;
  readonly programs: readonly RecordedRun[];
}

/** Every difference as a finding: in errors, in texts (`isSameText`), and in values. */
export function comparePages(a: PageAccount, b: PageAccount, page: CheckedPage): Finding[] {
  return programsOf(page).flatMap((program) => {
    const [inA, inB] = [a, b].map(({ programs }) => programs.find(({ id }) => id === program.id));
    if (inA === undefined || inB === undefined) return [];
    return differencesOf(inA, inB).map(([expected, got]) =>
      toFinding(program, 'disagreement', `${a.by}: ${expected}`, `${b.by}: ${got}`),
    );
  });
}

function differencesOf(a: RecordedRun, b: RecordedRun): (readonly [string, string])[] {
  const said = ({ error }: RecordedRun) => (error ? `raises ${error.type}: ${error.message}` : 'ends');
  const found: (readonly [string, string])[] = [];
  if (said(a) !== said(b)) found.push([said(a), said(b)]);
  if (!isSameText(a.printed, b.printed)) found.push([`prints "${a.printed}"`, `prints "${b.printed}"`]);
  const different = differentJson(a.values, b.values, []) ?? differentJson(a.figure, b.figure, ['figure']);
  if (different !== null) found.push(different);
  return found;
}

/** The first place where two values differ, and what each has there; null where they do not. */
function differentJson(
  a: Json | undefined,
  b: Json | undefined,
  path: readonly string[],
): readonly [string, string] | null {
  if (isObject(a) && isObject(b) && Array.isArray(a) === Array.isArray(b)) {
    const [inA, inB] = [new Map<string, Json>(Object.entries(a)), new Map<string, Json>(Object.entries(b))];
    for (const name of new Set([...inA.keys(), ...inB.keys()])) {
      const found = differentJson(inA.get(name), inB.get(name), [...path, name]);
      if (found !== null) return found;
    }
    return null;
  }
  if (isSameValue(a, b)) return null;
  return [`${path.join('.')} is ${JSON.stringify(a)}`, `it is ${JSON.stringify(b)}`];
}

const RELATIVE = 1e-4;
/** Differences of rounding between numbers that should be equal. */
const ABSOLUTE = 1e-6;

function isSameValue(a: Json | undefined, b: Json | undefined): boolean {
  if (typeof a === 'number' && typeof b === 'number')
    return Math.abs(a - b) <= Math.max(ABSOLUTE, RELATIVE * Math.max(Math.abs(a), Math.abs(b)));
  if (typeof a === 'string' && typeof b === 'string') return isSameText(a, b);
  return a === b;
}

function isObject(json: Json | undefined): json is Exclude<Json, string | number | boolean | null> {
  return typeof json === 'object' && json !== null;
}
