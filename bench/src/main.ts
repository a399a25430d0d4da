/** `npm run bench -- WHAT [ARGUMENTS]`: a benchmark is a folder with a `main.ts` and a line in the table below. */
import { benchDrag } from './page/drag.ts';
import { benchExperiment } from './experiment/main.ts';
import { benchPage } from './page/main.ts';
import { benchPython } from './page/python.ts';
import { benchTorch } from './torch/main.ts';

const BENCHES: Readonly<Record<string, { usage: string; main(args: readonly string[]): Promise<number> }>> = {
  torch: { usage: 'torch [--json] [--rows a,b] [--rounds 5] [--budget MS]', main: benchTorch },
  page: { usage: 'page', main: benchPage },
  experiment: { usage: 'experiment', main: benchExperiment },
  python: { usage: 'python', main: benchPython },
  drag: { usage: 'drag', main: benchDrag },
};

const [what = '', ...args] = process.argv.slice(2);
const bench = Object.hasOwn(BENCHES, what) ? BENCHES[what] : undefined;
if (bench) process.exitCode = await bench.main(args);
else {
  for (const { usage } of Object.values(BENCHES)) console.error(`usage: npm run bench -- ${usage}`);
  process.exitCode = 2;
}
