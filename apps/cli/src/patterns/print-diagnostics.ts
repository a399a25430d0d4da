/** Diagnostics for a reader: the place, the fault, the line of source and what to do. */
import type { Diagnostic } from '@tenfold/pattern';

/** `file:line:column severity code: message`, a frame of the source and the remedy. `text` is the file's, if known. */
export function formatDiagnostic(diagnostic: Diagnostic, text: string | undefined): string {
  const { file, line, column, severity, code, message, remedy } = diagnostic;
  const head = `${file}:${line}:${column} ${severity} ${code}: ${message}`;
  return [head, ...(text === undefined ? [] : frame(text, line, column)), `  ${remedy}`, ''].join('\n');
}

function frame(text: string, line: number, column: number): string[] {
  const lines = text.split('\n');
  if (lines[line - 1] === undefined) return [];
  const width = String(line).length;
  const row = (number: number) => `  ${String(number).padStart(width)} | ${lines[number - 1] ?? ''}`;
  const arrow = `  ${' '.repeat(width)} | ${' '.repeat(Math.max(0, column - 1))}^`;
  return [...(line > 1 ? [row(line - 1)] : []), row(line), arrow];
}

/** `3 files, 1 error, 2 warnings` */
export function summarise(files: number, diagnostics: readonly Diagnostic[]): string {
  const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`;
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  return [count(files, 'file'), count(errors, 'error'), count(diagnostics.length - errors, 'warning')].join(
    ', ',
  );
}
