/** A page and the record of its programs to what is shown of it. */
import { drawChart, parseChartSpec } from '@tenfold/charts';
import type { Report } from '../diagnostics.ts';
import { type CheckedPage, type PageMode, type PagePart, type PageProgram, programsOf } from '../page.ts';
import { type DataFiles, filesOf, hashOfProgram } from '../page-program.ts';
import type { PageRecord, RecordedRun } from '../page-record.ts';
import { plainText } from '../parse/markdown.ts';
import type { PublicFigure, PublicPage, PublicPart } from '../public-page.ts';
import { replaceReferences, type Resolve } from '../references/replace-references.ts';
import type { Prose } from '../source-text.ts';
import type { Highlight } from './highlight.ts';
import { toHtml, toInlineHtml } from './to-html.ts';

/** What was recorded of pages, and the data that their programs read. */
export interface RecordedPages {
  readonly pages: ReadonlyMap<PageMode, PageRecord>;
  readonly data: DataFiles;
}

type Runs = ReadonlyMap<string, { readonly run: RecordedRun }>;

/** What was recorded of the page's programs as they are now; a missing or stale record goes to `report`. */
export async function freshRuns(
  page: CheckedPage,
  { pages, data }: RecordedPages,
  report: Report,
): Promise<ReadonlyMap<string, RecordedRun>> {
  const recorded = new Map(pages.get(page.mode)?.programs.map((run) => [run.id, run]));
  const fresh = new Map<string, RecordedRun>();
  for (const program of programsOf(page)) {
    const run = recorded.get(program.id);
    if (run === undefined) report('missing-proof', program.at, { id: program.id });
    else if (run.hash !== (await hashOfProgram(program, data))) report('stale-proof', program.at, {});
    else fresh.set(program.id, run);
  }
  return fresh;
}

/** `runs` are those of all programs; parts without one are left out, which has been reported. */
export function compilePage(
  page: CheckedPage,
  runs: Runs,
  recorded: RecordedPages,
  resolve: Resolve,
  highlight: Highlight,
  report: Report,
): PublicPage {
  const put = (prose: Prose) => replaceReferences(prose, resolve);
  const ids = new Set<string>();
  const parts = page.parts.flatMap((part): PublicPart[] => {
    if ('prose' in part) return [{ kind: part.kind, html: toHtml(put(part.prose)) }];
    if (part.kind === 'heading') return [toHeading(part, put, ids)];
    const run = runs.get(part.id)?.run;
    if (run === undefined) return [];
    if (part.kind === 'figure') return toFigure(part, run, highlight, report);
    const error = run.error && `${run.error.type}: ${run.error.message}`;
    const files = Object.keys(filesOf(part, recorded.data));
    const { id, code } = part;
    const values = page.mode === 'visualize' ? run.values : {};
    return [{ kind: 'cell', id, code: highlight(code.text), printed: run.printed, error, values, files }];
  });
  const { mode, title, minutes } = page;
  const ranOn = recorded.pages.get(mode)?.ranOn ?? [];
  const lead = put(page.summary);
  return {
    mode,
    title,
    minutes,
    summary: plainText(lead.nodes),
    summaryHtml: toInlineHtml(lead),
    ranOn,
    parts,
  };
}

function toHeading(
  { heading, depth, at }: Extract<PagePart, { kind: 'heading' }>,
  put: (prose: Prose) => Prose,
  ids: Set<string>,
): PublicPart {
  const { nodes } = put({ nodes: [{ type: 'paragraph', children: heading.children }], at });
  const text = plainText(nodes);
  const slug =
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'section';
  let id = slug;
  for (let number = 2; ids.has(id); number++) id = `${slug}-${number}`;
  ids.add(id);
  return { kind: 'heading', depth, id, text, html: toInlineHtml({ nodes, at }) };
}

function toFigure(
  { id, at, code }: PageProgram,
  { figure }: RecordedRun,
  highlight: Highlight,
  report: Report,
): PublicFigure[] {
  const parsed = parseChartSpec(figure);
  if (parsed.kind === 'problems') {
    for (const { field, message } of parsed.problems)
      report('bad-figure', at, { reason: `${field === '' ? 'it' : `\`${field}\``} ${message}` });
    return [];
  }
  const { spec } = parsed;
  return [{ kind: 'figure', id, code: highlight(code.text), title: spec.title, html: drawChart(spec) }];
}
