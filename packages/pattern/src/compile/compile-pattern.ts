/** A checked pattern and its recorded proofs to the JSON that the pages are built from. */
import type { CheckedMode, CheckedPattern } from '../authored.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { type Report, reportInto } from '../diagnostics.ts';
import { sha256 } from '../hash.ts';
import { plainText } from '../parse/markdown.ts';
import type { Proof } from '../proof.ts';
import type { PublicCard, PublicMode, PublicPattern, PublicQuestion } from '../public.ts';
import type { PublicPage } from '../public-page.ts';
import { MODES, type Mode } from '../question.ts';
import { type PlacedRun, resolverOf } from '../references/resolver.ts';
import { compileCard } from './compile-card.ts';
import { compilePage, freshRuns, type RecordedPages } from './compile-page.ts';
import { compileQuestion } from './compile-question.ts';
import { type Highlight, highlighter } from './highlight.ts';
import { toHtml } from './to-html.ts';

export interface CompiledPattern {
  readonly pattern: PublicPattern;
  /** The questions of each mode that has some, whole. */
  readonly questions: ReadonlyMap<Mode, readonly PublicQuestion[]>;
  readonly cards: readonly PublicCard[];
  readonly pages: readonly PublicPage[];
}

const NOTHING_RECORDED: RecordedPages = { pages: new Map(), data: new Map() };

/** `compiled` is null when a question or a page's program is not proved as it is written; the diagnostics say which and why. */
export async function compilePattern(
  checked: CheckedPattern,
  proofs: ReadonlyMap<string, Proof>,
  recorded: RecordedPages = NOTHING_RECORDED,
): Promise<{ readonly compiled: CompiledPattern | null; readonly diagnostics: readonly Diagnostic[] }> {
  const diagnostics: Diagnostic[] = [];
  const report = reportInto(diagnostics);
  const highlight = await highlighter();
  const questions = new Map<Mode, readonly PublicQuestion[]>();
  const cards: PublicCard[] = [];
  for (const mode of checked.modes) {
    const compiled = await compileMode(mode, checked.prelude, proofs, highlight, report);
    if (compiled.length > 0) questions.set(mode.mode, compiled);
    cards.push(...(await compileCards(mode, checked.prelude, proofs, report)));
  }
  const pages = await compilePages(checked, recorded, highlight, report);
  if (diagnostics.some(({ severity }) => severity === 'error')) return { compiled: null, diagnostics };
  const face = toPattern(checked, pages);
  const contentVersion = (await sha256(JSON.stringify([face, ...questions, cards, pages]))).slice(0, 12);
  return { compiled: { pattern: { ...face, contentVersion }, questions, cards, pages }, diagnostics };
}

async function compileMode(
  mode: CheckedMode,
  prelude: string,
  proofs: ReadonlyMap<string, Proof>,
  highlight: Highlight,
  report: Report,
): Promise<PublicQuestion[]> {
  const questions = mode.questions.map((question) =>
    compileQuestion(question, proofs.get(question.id), prelude, highlight, report),
  );
  return (await Promise.all(questions)).filter((question) => question !== null);
}

async function compileCards(
  { cards }: CheckedMode,
  prelude: string,
  proofs: ReadonlyMap<string, Proof>,
  report: Report,
): Promise<PublicCard[]> {
  const compiled = cards.map((card) => compileCard(card, proofs.get(card.id), prelude, report));
  return (await Promise.all(compiled)).filter((card) => card !== null);
}

async function compilePages(
  checked: CheckedPattern,
  recorded: RecordedPages,
  highlight: Highlight,
  report: Report,
): Promise<PublicPage[]> {
  const runs = new Map<string, PlacedRun>();
  for (const page of checked.pages) {
    const ranOn = recorded.pages.get(page.mode)?.ranOn ?? [];
    for (const [id, run] of await freshRuns(page, recorded, report)) runs.set(id, { run, page, ranOn });
  }
  return checked.pages.map((page) => {
    const resolve = resolverOf(checked, runs, page.mode, report);
    return compilePage(page, runs, recorded, resolve, highlight, report);
  });
}

function toPattern(
  checked: CheckedPattern,
  pages: readonly PublicPage[],
): Omit<PublicPattern, 'contentVersion'> {
  const asked = checked.modes.map(({ mode, minutes, title, summary, questions }): PublicMode => {
    return {
      mode,
      minutes,
      title,
      summary: plainText(summary.nodes),
      questions: questions.map(({ id }) => id),
    };
  });
  const shown = pages.map(({ mode, minutes, title, summary }): PublicMode => {
    // A page may ask questions at its end: they are in its mode's folder.
    const questions = asked.find((each) => each.mode === mode)?.questions ?? [];
    return { mode, minutes, title, summary, questions };
  });
  const onlyAsked = asked.filter(({ mode }) => shown.every((page) => page.mode !== mode));
  return {
    id: checked.id,
    track: checked.track,
    title: checked.title,
    minutes: checked.minutes,
    summaryHtml: toHtml(checked.summary),
    prelude: checked.prelude,
    modes: [...onlyAsked, ...shown].sort((a, b) => MODES.indexOf(a.mode) - MODES.indexOf(b.mode)),
  };
}
