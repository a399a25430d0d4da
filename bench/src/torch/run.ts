/** Measures all contenders row by row, in rounds, so that what else the machine does meets all of them alike. */
import type { Answer } from './child.ts';
import { type Absent, type Contender, type ContenderName, startContender } from './contenders.ts';
import { type RowId, rows } from './rows.ts';
import { weigh } from './weigh.ts';

/** The median over the rounds, or why there is none. */
export type Figure =
  | { readonly kind: 'measured'; readonly amount: number; readonly value: number | undefined }
  | { readonly kind: 'unsupported'; readonly why: string };

export type Figures = ReadonlyMap<RowId, ReadonlyMap<ContenderName, Figure>>;

export interface Plan {
  readonly rowIds: readonly RowId[];
  readonly rounds: number;
  readonly budgetMs: number;
  /** Called before each measurement. */
  readonly tell: (text: string) => void;
}

const isAbsent = (c: Contender | Absent): c is Absent => 'why' in c;

/** Both halves of what `startContender` gave. */
export function sortOut(all: readonly (Contender | Absent)[]): { present: Contender[]; absent: Absent[] } {
  return {
    present: all.filter((c): c is Contender => !isAbsent(c)),
    absent: all.filter(isAbsent),
  };
}

export async function run(contenders: readonly Contender[], plan: Plan): Promise<Figures> {
  const answers = new Map(plan.rowIds.map((row) => [row, new Map<ContenderName, Answer[]>()]));
  for (let round = 1; round <= plan.rounds; round++) {
    for (const [row, ofRow] of answers) {
      plan.tell(`round ${round}/${plan.rounds}: ${rows[row].title}`);
      if (row === 'weight') ofRow.set('python', [await weigh()]);
      else if (row === 'import') ofRow.set('python', [...(ofRow.get('python') ?? []), await importAnew()]);
      else await measureAll(row, contenders, plan.budgetMs, ofRow);
    }
  }
  return new Map([...answers].map(([row, ofRow]) => [row, figuresOf(ofRow)]));
}

async function measureAll(
  row: RowId,
  contenders: readonly Contender[],
  budgetMs: number,
  answers: Map<ContenderName, Answer[]>,
): Promise<void> {
  for (const contender of contenders) {
    const before = answers.get(contender.name) ?? [];
    if (before.some((a) => 'unsupported' in a)) continue;
    answers.set(contender.name, [...before, await contender.measure({ row, budgetMs })]);
  }
}

/** A first import needs a Python that is new. */
async function importAnew(): Promise<Answer> {
  const python = await startContender('python');
  if (isAbsent(python)) return { unsupported: python.why };
  const answer = await python.measure({ row: 'import', budgetMs: 0 });
  python.stop();
  return answer;
}

const figuresOf = (ofRow: ReadonlyMap<ContenderName, Answer[]>): Map<ContenderName, Figure> =>
  new Map([...ofRow].map(([name, answers]) => [name, figureOf(answers)]));

function figureOf(answers: readonly Answer[]): Figure {
  const times: number[] = [];
  let value: number | undefined;
  for (const answer of answers) {
    if ('unsupported' in answer) return { kind: 'unsupported', why: answer.unsupported };
    times.push(answer.amount);
    value = answer.value;
  }
  const sorted = times.sort((a, b) => a - b);
  return { kind: 'measured', amount: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN, value };
}
