import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { allOps } from './index.ts';

const HERE = new URL('.', import.meta.url);

it('every op file is in its family’s index', () => {
  const families = readdirSync(HERE, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(families.flatMap((family) => filesLeftOut(family.name))).toEqual([]);
});

function filesLeftOut(family: string): string[] {
  const folder = new URL(`${family}/`, HERE);
  const index = readFileSync(new URL('index.ts', folder), 'utf8');
  return readdirSync(folder).filter((file) => {
    const text = readFileSync(new URL(file, folder), 'utf8');
    const definesOps = /^export const \[?\w+.*= (op|unary|compare|inplaceOf)\(/m.test(text);
    return definesOps && !index.includes(`'./${file}'`);
  });
}

it('no overload is defined twice', () => {
  const keys = allOps.map((o) => `${o.schema.name}.${o.schema.overload}`);
  expect(keys.filter((k, i) => keys.indexOf(k) !== i)).toEqual([]);
});
