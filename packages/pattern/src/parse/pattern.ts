/** A pattern's folder: the texts of its files in, the checked pattern or diagnostics out. Touches no file system. */
import type { Root } from 'mdast';
import type { CheckedMode, CheckedPattern, Place, Prose, Provable } from '../authored.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { type Report, reportInto } from '../diagnostics.ts';
import { type CheckedPage, type Experiments, PAGE_MODES, type PageMode, programsOf } from '../page.ts';
import { MODES, type Mode } from '../question.ts';
import { checkReferences } from '../references/check-references.ts';
import { parseTitle } from './body.ts';
import { parseCard } from './card.ts';
import { linkCitations } from './citations.ts';
import { parseExperiment } from './experiment.ts';
import { FORMAT, MODE_FIELDS, PATTERN_FIELDS, TRACK_FIELDS } from './fields.ts';
import { type Fields, frontMatterOf, type FrontMatter, parseFields } from './front-matter.ts';
import { parseMarkdown, placeOf, plainText } from './markdown.ts';
import { checkProse } from './prose.ts';
import { parsePage } from './page.ts';
import { parseQuestion } from './question.ts';
import { Sources } from './sources.ts';
import { closeBlocks } from './structure.ts';
import { suggestion } from './suggest.ts';

export interface ParsedPattern {
  /** Null when a diagnostic is an error. */
  readonly pattern: CheckedPattern | null;
  /** By file, line and column. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a pattern. The keys of `files` are paths with `/` as the caller wants them named in diagnostics: the pattern's own
 * files (its folder is the one with `pattern.md`; of what is recorded in `proofs/` only the experiments are wanted, as prose
 * refers to them) and its track's `track.yaml`.
 */
export function parsePattern(files: Readonly<Record<string, string>>): ParsedPattern {
  const diagnostics: Diagnostic[] = [];
  const report = reportInto(diagnostics);
  const paths = Object.keys(files).sort();
  const main = paths.find((path) => nameOf(path) === 'pattern.md') ?? 'pattern.md';
  const folder = main.slice(0, -'pattern.md'.length);
  const reader = new Reader(files, `${folder}sources.yaml`, report);
  const track = readTrack(
    reader,
    paths.find((path) => nameOf(path) === 'track.yaml') ?? `${folder.replace(/[^/]*\/$/, '')}track.yaml`,
  );
  const page = reader.page(main, PATTERN_FIELDS, 'id, minutes, a heading and a summary');
  const modes = MODES.map((mode) => readMode(reader, folder, mode, paths)).filter((mode) => mode !== null);
  const pages = PAGE_MODES.map((mode) => readPage(reader, folder, mode, paths)).filter((one) => one !== null);
  const experiments = readExperiments(files, folder, report);
  checkReferences(pages, reader.sourceOf, experiments, report);
  reportStrangers(paths, folder, report);
  reportTwins(modes, pages, report);
  reader.sources.reportUnused();
  diagnostics.sort(
    (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column,
  );
  const { id, minutes } = page?.values ?? {};
  const isBroken = diagnostics.some(({ severity }) => severity === 'error');
  if (isBroken || track === null || page === null || id === undefined || minutes === undefined) {
    return { pattern: null, diagnostics };
  }
  const prelude = files[`${folder}prelude.py`] ?? '';
  const pattern = {
    id,
    track,
    title: page.title,
    minutes,
    summary: page.summary,
    prelude: prelude.trim(),
    modes,
    pages,
    experiments,
  };
  return { pattern, diagnostics };
}

interface Page<F extends Fields> {
  readonly title: string;
  readonly summary: Prose;
  readonly values: FrontMatter<F>['values'];
}

class Reader {
  readonly report: Report;
  readonly sources: Sources;
  /** The texts of files as they were parsed. */
  readonly sourceOf = new Map<string, string>();
  private readonly files: Readonly<Record<string, string>>;

  constructor(files: Readonly<Record<string, string>>, sources: string, report: Report) {
    this.files = files;
    this.report = report;
    this.sources = new Sources(sources, files[sources] ?? null, report);
  }

  /** The text of a file that has to be there. */
  text(path: string, contents: string): string | null {
    const text = this.files[path];
    if (text === undefined)
      this.report('missing-file', { file: path, line: 1, column: 1 }, { file: path, contents });
    // A file saved on Windows reads the same.
    return text?.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n') ?? null;
  }

  /** The tree of a file that has to be there, its citations linked, and the text it is of. */
  tree(path: string, contents: string): { readonly source: string; readonly root: Root } | null {
    const text = this.text(path, contents);
    if (text === null) return null;
    const source = closeBlocks(path, text, this.report);
    this.sourceOf.set(path, source);
    const root = parseMarkdown(source);
    checkProse(path, root, this.report);
    linkCitations(path, source, root, this.sources, this.report);
    return { source, root };
  }

  /** A page: front matter, title, and the prose below it. */
  page<F extends Fields>(path: string, fields: F, contents: string): Page<F> | null {
    const root = this.tree(path, contents)?.root ?? null;
    if (root === null) return null;
    const yaml = frontMatterOf(path, root, 'minutes', this.report);
    const { title, at } = parseTitle(path, root, this.report);
    const nodes = root.children.filter((node) => node.type !== 'yaml' && node.type !== 'heading');
    for (const node of nodes.filter(({ type }) => type === 'containerDirective' || type === 'code')) {
      this.report('unexpected-block', placeOf(path, node), {});
    }
    if (plainText(nodes) === '') {
      this.report('empty-text', at, { what: 'The summary', contents: 'a sentence or two below the title' });
    }
    const values =
      yaml === null ? {} : parseFields(yaml, { file: path, line: 2, column: 1 }, fields, this.report).values;
    return { title, summary: { nodes, at: nodes[0] === undefined ? at : placeOf(path, nodes[0]) }, values };
  }
}

function readTrack(reader: Reader, path: string): CheckedPattern['track'] | null {
  const text = reader.text(path, 'format, id and title of the track');
  if (text === null) return null;
  const track = parseFields(text, { file: path, line: 1, column: 1 }, TRACK_FIELDS, reader.report);
  const { format, id, title } = track.values;
  if (format !== undefined && format > FORMAT) {
    reader.report('unknown-format', track.placeOf('format'), { format, newest: FORMAT });
  }
  return id === undefined || title === undefined ? null : { id, title };
}

/** The questions or cards of `mode` in the order of their file names; null where the mode is not there. */
function readMode(reader: Reader, folder: string, mode: Mode, paths: readonly string[]): CheckedMode | null {
  const inMode = paths.filter((path) => path.startsWith(`${folder}${mode}/`) && path.endsWith('.md'));
  if (inMode.length === 0) return null;
  const page = reader.page(`${folder}${mode}/mode.md`, MODE_FIELDS, 'minutes, a heading and a summary');
  const read = inMode
    .filter((path) => nameOf(path) !== 'mode.md')
    .map((path) => readTask(reader, path, mode))
    .filter((task) => task !== null)
    .sort((a, b) => orderOf(a.at) - orderOf(b.at));
  const {
    title = '',
    summary = { nodes: [], at: { file: folder, line: 1, column: 1 } },
    values = {},
  } = page ?? {};
  return {
    mode,
    title,
    minutes: values.minutes ?? 0,
    summary,
    questions: read.filter((task) => task.kind !== 'card'),
    cards: read.filter((task) => task.kind === 'card'),
  };
}

/** The page of `mode`; null where there is none. */
function readPage(
  reader: Reader,
  folder: string,
  mode: PageMode,
  paths: readonly string[],
): CheckedPage | null {
  const path = `${folder}${mode}.md`;
  const tree = paths.includes(path) ? reader.tree(path, 'a page') : null;
  return tree && parsePage(path, mode, tree.source, tree.root, reader.report);
}

const EXPERIMENT = /^proofs\/(experiment-[a-z0-9-]+)\.json$/;

/** What is recorded of the pattern's experiments. */
function readExperiments(
  files: Readonly<Record<string, string>>,
  folder: string,
  report: Report,
): Experiments {
  const found = Object.entries(files).flatMap(([path, text]) => {
    const [, name] = EXPERIMENT.exec(path.startsWith(folder) ? path.slice(folder.length) : '') ?? [];
    const record = name === undefined ? null : parseExperiment(path, text, report);
    return name === undefined || record === null ? [] : [[name, record] as const];
  });
  return new Map(found);
}

/** A card of the review, or a question of any other mode. */
function readTask(reader: Reader, path: string, mode: Mode): Provable | null {
  if (!/^\d+-[a-z0-9-]+\.md$/.test(nameOf(path))) {
    reader.report('bad-file-name', { file: path, line: 1, column: 1 }, { name: nameOf(path) });
  }
  const tree = reader.tree(path, 'a question');
  if (tree === null) return null;
  if (mode === 'review') return parseCard(path, tree.root, reader.report);
  return parseQuestion(path, mode, tree.source, tree.root, reader.report);
}

function orderOf(at: Place): number {
  return Number.parseInt(nameOf(at.file), 10);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Files that the reader of the folder would take for a part of the pattern, and that are none. */
function reportStrangers(paths: readonly string[], folder: string, report: Report): void {
  for (const path of paths) {
    const inside = path.startsWith(folder) ? path.slice(folder.length) : null;
    if (
      inside === null ||
      nameOf(path) === 'track.yaml' ||
      inside === 'pattern.md' ||
      inside === 'prelude.py' ||
      inside === 'sources.yaml' ||
      EXPERIMENT.test(inside) ||
      PAGE_MODES.some((mode) => inside === `${mode}.md`)
    )
      continue;
    const [mode = '', ...rest] = inside.split('/');
    if (MODES.some((known) => known === mode) && rest.length === 1 && path.endsWith('.md')) continue;
    const at = { file: path, line: 1, column: 1 };
    const remedy =
      rest.length > 0
        ? suggestion(mode, MODES)
        : suggestion(inside, [
            'pattern.md',
            'prelude.py',
            'sources.yaml',
            ...PAGE_MODES.map((page) => `${page}.md`),
          ]);
    report('unexpected-file', at, { file: inside, suggestion: remedy });
  }
}

/** Questions and cards share their names, and so do the programs of all pages. */
function reportTwins(modes: readonly CheckedMode[], pages: readonly CheckedPage[], report: Report): void {
  reportEqualIds(
    modes.flatMap((mode) => [...mode.questions, ...mode.cards]),
    report,
  );
  reportEqualIds(pages.flatMap(programsOf), report);
}

function reportEqualIds(named: readonly { readonly id: string; readonly at: Place }[], report: Report): void {
  const files = new Map<string, string>();
  for (const { id, at } of named) {
    const other = files.get(id);
    if (other !== undefined) report('duplicate-id', at, { id, other });
    else files.set(id, at.file);
  }
}
