/** Generators by id; 0 is the default generator. */
import { defaultGenerator, Generator } from '../random/generator.ts';

const generators: Generator[] = [defaultGenerator];

export function generatorOf(id: number): Generator {
  const g = generators[id];
  if (!g) throw new Error(`no generator ${id}`);
  return g;
}

export const newGenerator = (): number => generators.push(new Generator()) - 1;
