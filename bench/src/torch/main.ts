import { availableParallelism, cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { type Absent, type Contender, type ContenderName, PEERS, startContender } from './contenders.ts';
import { judge } from './judge.ts';
import { ROW_IDS, type RowId } from './rows.ts';
import { run, sortOut } from './run.ts';
import { tableOf } from './table.ts';

/** `bench torch`: prints the table, or JSON; status 1 where a row of ours could not be measured. */
export async function benchTorch(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      rows: { type: 'string' },
      rounds: { type: 'string', default: '5' },
      budget: { type: 'string', default: '250' },
    },
  });
  const rowIds = values.rows ? ROW_IDS.filter((id) => values.rows?.split(',').includes(id)) : ROW_IDS;
  const names: ContenderName[] = ['pytorch', 'typescript', 'python', ...PEERS];
  const all: (Contender | Absent)[] = [];
  for (const name of names) all.push(await startContender(name));
  const { present, absent } = sortOut(all);
  const figures = await run(present, {
    rowIds,
    rounds: Number(values.rounds),
    budgetMs: Number(values.budget),
    tell: (text) => process.stderr.isTTY && process.stderr.write(`\r${text.padEnd(110)}`),
  });
  for (const contender of present) contender.stop();
  const verdicts = rowIds.map((id: RowId) => judge(id, figures));
  const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.versions.node}`;
  const versions = Object.fromEntries(present.map((c) => [c.name, c.version]));
  if (values.json) console.log(JSON.stringify({ machine, versions, absent, rows: verdicts }, null, 2));
  else {
    console.log(`\n${machine}; one thread; medians of ${values.rounds} rounds`);
    console.log(present.map((c) => `${c.name} ${c.version}`).join(', '));
    console.log(tableOf(verdicts));
    for (const { name, why } of absent) console.log(`${name} is left out: ${why}`);
  }
  return verdicts.some((v) => v.amounts[v.face] === undefined) ? 1 : 0;
}
