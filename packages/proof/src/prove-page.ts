/** Runs the programs of a page on one runtime. */
import {
  type CheckedPage,
  type DataFiles,
  filesOf,
  hashOfProgram,
  type PageProgram,
  parseValues,
  programsOf,
  type RecordedRun,
  recordingProgram,
} from '@tenfold/pattern';
import type { Outcome, Runtime } from '@tenfold/runtime';
import type { Finding, FindingKind } from './finding.ts';
import type { ProveOptions } from './prove-question.ts';
import { toRecordedError } from './to-recorded-outcome.ts';

/** What running a page's programs gave: a story to record or compare, and what is wrong with it. */
export interface PageRun {
  readonly page: CheckedPage;
  readonly programs: readonly RecordedRun[];
  readonly findings: readonly Finding[];
}

/** More is not read, and a page has to be fetched. */
const MOST_PRINTED = 4000;
/** A figure's data may be long: it is drawn, not read. */
const OUTPUT_CHARS = 400_000;

/**
 * Runs every program of `page`, each on its own and with its files of `data`. Starts all at once, so give it a pool. Rejects
 * only when the runtime is not to be had.
 */
export async function provePage(
  page: CheckedPage,
  data: DataFiles,
  runtime: Runtime,
  { limits = {}, onRun }: ProveOptions = {},
): Promise<PageRun> {
  const ran = await Promise.all(
    programsOf(page).map(async (program) => {
      const outcome = await runtime.run(
        { code: program.code.text, show: recordingProgram(program), files: filesOf(program, data) },
        { limits: { outputChars: OUTPUT_CHARS, ...limits } },
      );
      onRun?.();
      const recorded = await toRecordedRun(program, outcome, data);
      return { recorded, findings: judge(program, outcome, recorded, data) };
    }),
  );
  return {
    page,
    programs: ran.map(({ recorded }) => recorded),
    findings: ran.flatMap(({ findings }) => findings),
  };
}

async function toRecordedRun(program: PageProgram, outcome: Outcome, data: DataFiles): Promise<RecordedRun> {
  return {
    id: program.id,
    hash: await hashOfProgram(program, data),
    printed: outcome.stdout.replace(/^\n+|\s+$/g, ''),
    error: outcome.kind === 'raised' ? toRecordedError(outcome.error) : null,
    ...parseValues(outcome.shown ?? ''),
  };
}

function judge(program: PageProgram, outcome: Outcome, recorded: RecordedRun, data: DataFiles): Finding[] {
  const found: Finding[] = [];
  const add = (kind: FindingKind, expected: string, got: string) =>
    found.push(toFinding(program, kind, expected, got));
  const known = [...data.keys()].map((name) => name.replace(/\.[^.]*$/, ''));
  for (const name of program.files)
    if (!known.includes(name))
      add('file-missing', `data/ has a file ${name}`, `it has ${known.join(', ') || 'none'}`);
  if (outcome.kind === 'timed-out' || outcome.kind === 'interrupted') {
    add('not-ended', 'the program ends by itself', outcome.kind);
    return found;
  }
  if (outcome.kind === 'raised' && !program.raises) {
    add(
      'program-raised',
      'the program ends without an exception',
      `${outcome.error.type}: ${outcome.error.message}`,
    );
    return found;
  }
  if (outcome.kind === 'finished' && program.raises)
    add('program-did-not-raise', 'the program raises', 'it ended');
  for (const name of program.values)
    if (!Object.hasOwn(recorded.values, name))
      add('value-missing', `the program sets \`${name}\``, 'it does not');
  if (program.kind === 'figure') {
    if (recorded.figure === null) add('value-missing', 'the program sets `figure`', 'it does not');
  } else if (recorded.printed === '' && !program.raises)
    add('program-silent', 'the cell prints something', 'nothing');
  if (recorded.printed.length > MOST_PRINTED)
    add('program-too-long', `it prints at most ${MOST_PRINTED} characters`, `${recorded.printed.length}`);
  return found;
}

/** A finding about a program of a page. */
export function toFinding(
  { id, at }: Pick<PageProgram, 'id' | 'at'>,
  kind: FindingKind,
  expected: string,
  got: string,
): Finding {
  return { kind, question: id, variant: null, answer: null, expected, got, at };
}
