/** Blanks in code, `__1__`, `__2__`, …: valid Python names, so that nothing else has to know them. */
import type { Code, Place } from '../authored.ts';
import type { Report } from '../diagnostics.ts';

/** How many blanks `code` has, misspelt ones included. Misspelt, repeated and missing numbers are reported. */
export function countBlanks(code: Code, report: Report): number {
  const found: number[] = [];
  let misspelt = 0;
  for (const token of code.text.matchAll(/(?<!\w)_\w*/g)) {
    const at = placeIn(code, token.index);
    const number = Number(/^__([1-9]\d*)__$/.exec(token[0])?.[1] ?? 0);
    if (number === 0) {
      if (!isMisspelt(token[0])) continue;
      misspelt++;
      report('unnumbered-blank', at, { found: token[0], next: found.length + misspelt });
    } else if (found.includes(number)) report('repeated-blank', at, { number });
    else {
      found.push(number);
    }
  }
  let previous = 0;
  for (const number of found.toSorted((a, b) => a - b)) {
    if (number !== previous + 1) {
      report('blank-gap', placeIn(code, code.text.indexOf(`__${number}__`)), { number, previous });
    }
    previous = number;
  }
  return Math.max(previous, found.length + misspelt);
}

/** `__`, `____`, `__x__`, `__1`, `__0__`, but not Python's own `_` and `__init__`. */
function isMisspelt(token: string): boolean {
  return /^_{2,}$|^__[A-Za-z]__$|^__blank__$|^_{2,}\d+_*$|^_+\d+_{2,}$/.test(token);
}

/** The place of character `offset` of `code`. */
export function placeIn(code: Code, offset: number): Place {
  const before = code.text.slice(0, Math.max(0, offset)).split('\n');
  return {
    file: code.at.file,
    line: code.at.line + before.length - 1,
    column: code.at.column + (before.at(-1)?.length ?? 0),
  };
}
