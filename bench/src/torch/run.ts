/** Measures all contenders row by row, in rounds, so that what else the machine does meets all of them alike. */
import type { Answer } from './child.ts';
import type { Absent, Contender, ContenderName } from './contenders.ts';
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
  const answers = new Map<RowId, Map<ContenderName, Answer[]>>();
  for (let round = 1; round <= plan.rounds; round++) {
    for (const row of plan.rowIds.filter((id) => id !== 'weight')) {
      const ofRow = answers.get(row) ?? new Map<ContenderName, Answer[]>();
      answers.set(row, ofRow);
      for (const contender of contenders.filter((c) => row !== 'import' || c.name === 'python')) {
        const before = ofRow.get(contender.name) ?? [];
        if (before.some((a) => 'unsupported' in a)) continue;
        plan.tell(`round ${round}/${plan.rounds}: ${rows[row].title}, ${contender.name}`);
        const answer = await contender.measure({ row, budgetMs: plan.budgetMs });
        ofRow.set(contender.name, [...before, answer]);
      }
    }
  }
  const figures = new Map<RowId, Map<ContenderName, Figure>>();
  for (const [row, ofRow] of answers) {
    figures.set(row, new Map([...ofRow].map(([name, list]) => [name, figureOf(list)])));
  }
  if (plan.rowIds.includes('weight')) {
    const { script, python } = await weigh();
    figures.set(
      'weight',
      new Map([['python', { kind: 'measured', amount: script + python, value: undefined }]]),
    );
  }
  return figures;
}

function figureOf(answers: readonly Answer[]): Figure {
  const times: number[] = [];
  let value: number | undefined;
  for (const answer of answers) {
    if ('unsupported' in answer) return { kind: 'unsupported', why: answer.unsupported };
    times.push(answer.ms);
    value = answer.value;
  }
  const sorted = times.sort((a, b) => a - b);
  return { kind: 'measured', amount: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN, value };
}
