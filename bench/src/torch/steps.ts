/** How a contender in JavaScript measures one of its steps; the twin of `measure` in workloads.py. */

/** One iteration of a row's work; the result, where there is one, is what the first step is checked by. */
export type Step = () => number | undefined | Promise<number | undefined>;

/** Sets a row's work up: data, model, optimizer. */
export type Preparations = Readonly<Partial<Record<string, () => Step | Promise<Step>>>>;

export interface Measured {
  /** Milliseconds that a step takes, on average over the budget (or what else the row counts). */
  readonly amount: number;
  /** What the first step gave. */
  readonly value: number | undefined;
}

export function measurer(preparations: Preparations): (row: string, budgetMs: number) => Promise<Measured> {
  const prepared = new Map<string, { step: Step; value: number | undefined }>();
  return async (row, budgetMs) => {
    const found = prepared.get(row);
    if (found) return { amount: await timeOf(found.step, budgetMs), value: found.value };
    const prepare = preparations[row];
    if (!prepare) throw new Error('not written for this contender');
    const step = await prepare();
    const value = await step();
    prepared.set(row, { step, value });
    await timeOf(step, budgetMs);
    return { amount: await timeOf(step, budgetMs), value };
  };
}

/** Steps go in batches of a twentieth of the budget, so that reading the clock doesn't count. */
async function timeOf(step: Step, budgetMs: number): Promise<number> {
  const start = performance.now();
  let now = start;
  let count = 0;
  for (let batch = 1; now < start + budgetMs; ) {
    for (let i = 0; i < batch; i++) {
      const pending = step();
      if (pending instanceof Promise) await pending;
    }
    count += batch;
    now = performance.now();
    batch = Math.max(1, Math.floor((budgetMs / 20 / (now - start)) * count));
  }
  return (now - start) / count;
}
