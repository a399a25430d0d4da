/**
 * Several runtimes of one kind behind the interface of one, so that many candidates run at once. A program waits
 * until a runtime is free; programs start in the order they came.
 */
import type { Outcome, Program, RunOptions, Runtime } from '@tenfold/runtime';

/** A runtime that may be asked to run many programs at once. `runtimes` must not be empty; `close` closes all. */
export function poolOf(runtimes: readonly [Runtime, ...Runtime[]]): Runtime {
  const free: Runtime[] = [...runtimes];
  const waiting: ((runtime: Runtime) => void)[] = [];

  const take = (): Promise<Runtime> => {
    const runtime = free.shift();
    return runtime ? Promise.resolve(runtime) : new Promise((resolve) => waiting.push(resolve));
  };
  const giveBack = (runtime: Runtime) => {
    const next = waiting.shift();
    if (next) next(runtime);
    else free.push(runtime);
  };

  return {
    info: runtimes[0].info,
    async run(program: Program, options?: RunOptions): Promise<Outcome> {
      const runtime = await take();
      try {
        return await runtime.run(program, options);
      } finally {
        giveBack(runtime);
      }
    },
    async close() {
      await Promise.all(runtimes.map((runtime) => runtime.close()));
    },
  };
}
