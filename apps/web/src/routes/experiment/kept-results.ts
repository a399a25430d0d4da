/** The learner's results, kept on the device until they train with another program: one entry an experiment. */
import * as v from 'valibot';
import type { Lab, OwnResults } from './lab.ts';

const number = v.number();
const runs = v.array(
  v.object({ value: number, seed: number, measures: v.record(v.string(), number), ms: number }),
);
const told = v.array(
  v.object({
    value: number,
    seed: number,
    trace: v.record(v.string(), v.array(number)),
    tables: v.record(v.string(), v.array(v.array(number))),
  }),
);
const keptSchema: v.GenericSchema<unknown, OwnResults> = v.object({ code: v.string(), runs, told });

const keyOf = ({ path, experiment }: Lab) => `tenfold.experiment.${path}.${experiment.id}`;

/** Where storage is forbidden or full they last as long as the page. */
export function keepResults(lab: Lab): void {
  try {
    localStorage.setItem(keyOf(lab), JSON.stringify(lab.own.peek()));
  } catch {
    // Nothing else is to be done: the results are on the page.
  }
}

const recalled = new Set<Lab>();

// Another tab has deleted everything: no key is named then. What was trained here goes too.
addEventListener('storage', ({ key }) => {
  if (key !== null) return;
  for (const lab of recalled) {
    lab.own.value = null;
    lab.shown.value = 'recorded';
  }
});

/** Brings back what was kept, with the program that gave it, unless there are newer results. */
export function recallResults(lab: Lab): void {
  recalled.add(lab);
  if (lab.own.peek() !== null) return;
  try {
    const kept = v.safeParse(keptSchema, JSON.parse(localStorage.getItem(keyOf(lab)) ?? 'null'));
    if (!kept.success || kept.output.runs.length === 0) return;
    lab.own.value = kept.output;
    lab.shown.value = 'own';
    if (lab.code.peek() === lab.original) lab.code.value = kept.output.code;
  } catch {
    // Forbidden, or not JSON: as if there were none.
  }
}
