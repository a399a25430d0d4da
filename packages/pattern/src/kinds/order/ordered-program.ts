/** The marker `__1__` alone on its line: the chosen lines go there, indented as it is. */
export const MARKER_LINE = /^([^\S\n]*)__1__[^\S\n]*$/m;

/** `template` with `lines` one below the other in the place of its marker. */
export function orderedProgram(template: string, lines: readonly string[]): string {
  return template.replace(MARKER_LINE, (_, indent: string) => lines.map((line) => indent + line).join('\n'));
}
