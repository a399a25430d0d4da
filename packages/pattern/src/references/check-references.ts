/** Reports references that cannot be read, or that refer to nothing. */
import type { Nodes, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Report } from '../diagnostics.ts';
import { followPath, type Json } from '../json.ts';
import { type CheckedPage, type Experiments, type PageProgram, programsOf } from '../page.ts';
import { nearest, suggestion } from '../parse/suggest.ts';
import type { Place } from '../source-text.ts';
import { brokenReferencesIn, mayRefer, type Reference, referencesIn } from './reference.ts';

/** Looks through the prose of `pages`; `sources` are the texts that they were read from, by file. */
export function checkReferences(
  pages: readonly CheckedPage[],
  sources: ReadonlyMap<string, string>,
  experiments: Experiments,
  report: Report,
): void {
  const programs = new Map<string, PageProgram>();
  // Of two with one name, which is reported, the first is meant.
  for (const program of pages.flatMap(programsOf).toReversed()) programs.set(program.id, program);
  for (const page of pages) {
    const placeOf = placesIn(page.at.file, sources.get(page.at.file) ?? '');
    const root: Root = { type: 'root', children: proseOf(page) };
    visit(root, (node) => {
      if (!mayRefer(node)) return;
      for (const reference of referencesIn(node.value)) {
        const remedy = remedyOf(reference, programs, experiments);
        const name = reference.written.slice(2, -2);
        if (remedy !== null)
          report('unknown-reference', placeOf(node, reference.offset), { name, suggestion: remedy });
      }
      for (const { written, offset } of node.type === 'text' ? brokenReferencesIn(node.value) : []) {
        const example = 'Write `{{cell.name}}`, or with a format `{{cell.name:.3f}}`.';
        report('bad-reference', placeOf(node, offset), { written, example });
      }
    });
  }
}

function proseOf({ summary, parts }: CheckedPage): RootContent[] {
  const below = parts.flatMap((part) => {
    if (part.kind === 'heading') return [part.heading];
    return 'prose' in part ? part.prose.nodes : [];
  });
  return [...summary.nodes, ...below];
}

/** What to do about a reference that leads nowhere; null where it leads somewhere, as far as is known before a run. */
function remedyOf(
  { name, path }: Reference,
  programs: ReadonlyMap<string, PageProgram>,
  experiments: Experiments,
): string | null {
  const [first = ''] = path;
  const program = programs.get(name);
  if (program !== undefined) {
    if (program.values.includes(first)) return null;
    const near = nearest(first, program.values);
    return near === null
      ? `Write values=${first} in the line that opens \`${name}\`.`
      : `Did you mean \`${near}\`?`;
  }
  const experiment = experiments.get(name);
  if (experiment === undefined) return suggestion(name, [...programs.keys(), ...experiments.keys()]);
  const found = followPath(experiment.values, path);
  if (typeof found === 'number' || typeof found === 'string') return null;
  return suggestPath(experiment.values, path);
}

/** The step of `path` that leads nowhere, and where it could lead. */
function suggestPath(json: Json, path: readonly string[]): string {
  for (const [at, step] of path.entries()) {
    const here = followPath(json, path.slice(0, at));
    const names = here !== null && typeof here === 'object' ? Object.keys(here) : [];
    if (!names.includes(step)) return suggestion(step, names);
  }
  return 'It leads to several values: name one of them.';
}

/** The place of a character of a node's text. Mark-up is not in the text: the braces are found again in the source. */
function placesIn(file: string, source: string) {
  return (node: Nodes & { readonly value: string }, offset: number): Place => {
    const before = node.value.slice(0, offset).split('{{').length - 1;
    let at = (node.position?.start.offset ?? 0) - 1;
    for (let count = 0; count <= before; count++) at = source.indexOf('{{', at + 1);
    const lines = source.slice(0, Math.max(0, at)).split('\n');
    return { file, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
  };
}
