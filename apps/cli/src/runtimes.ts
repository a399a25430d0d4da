/** The runtimes that programs can be run on, by the names that `--on` has for them. */
import type { Runtime } from '@tenfold/runtime';

export const RUNTIMES = ['engine', 'pytorch'] as const;
export type On = (typeof RUNTIMES)[number];

/** Each rejects with `RuntimeUnavailable` where Python or torch cannot be had. */
export const START: Readonly<Record<On, () => Promise<Runtime>>> = {
  engine: async () => (await import('@tenfold/runtime/node')).startNodePyodide(),
  pytorch: async () => (await import('@tenfold/runtime/cpython')).startCPython(),
};

/** What `--on NAME` asks for: one, or `both`. Throws for another name. */
export function runtimesOf(name: string): readonly On[] {
  const asked = RUNTIMES.filter((on) => on === name || name === 'both');
  if (asked.length === 0) throw new Error(`--on ${name}: engine, pytorch or both.`);
  return asked;
}
