/** The JavaScript module that Python imports as `_tenfold_torch`. */
import type { OpInfo } from '../dispatch/op.ts';
import { allOps } from '../ops/index.ts';
import { arena } from '../tensor/arena.ts';
import { autogradCalls } from './autograd-calls.ts';
import { entry, moreResults, type WireResult, type WireValue } from './entry.ts';
import { newGenerator, generatorOf } from './generators.ts';
import { guarded, takeError } from './guard.ts';
import { floats, ints, type PythonArray, tensorOf } from './handles.ts';
import { storeOut } from './store-out.ts';
import { optimizerCalls } from './optimizer-calls.ts';
import { tensorCalls } from './tensor-calls.ts';

export const MODULE_NAME = '_tenfold_torch';

const opsByKey = new Map(allOps.map((info) => [keyOf(info.schema), info]));

const entryNames = new WeakMap<object, string>();

function keyOf(schema: { name: string; overload: string }): string {
  return schema.overload === '' ? schema.name : `${schema.name}.${schema.overload}`;
}

function opOf(key: string): OpInfo {
  const info = opsByKey.get(key);
  if (!info) throw new Error(`no op ${key}`);
  return info;
}

/** One line an overload: places, flags (i in-place, o out, n numbers), key and schema text, split by tabs. */
function table(): string {
  return allOps
    .filter((info) => info.on.length > 0)
    .map((info) => {
      const flags = (info.isInplace ? 'i' : '') + (info.out ? 'o' : '') + (info.numbers ? 'n' : '');
      return [info.on.join(','), flags, keyOf(info.schema), info.schema.text].join('\t');
    })
    .join('\n');
}

export const torchModule = {
  ...tensorCalls,
  ...autogradCalls,
  ...optimizerCalls,
  table,
  entry: (key: string, wire: string): ((...values: WireValue[]) => WireResult) => {
    const info = opOf(key);
    const call = entry(info, wire);
    entryNames.set(call, `${key}\t${wire}`);
    return call;
  },
  /** Gives the engine the two arrays it shares with Python. */
  attach: (i: PythonArray<Int32Array>, f: PythonArray<Float64Array>): void => {
    ints.attach(i);
    floats.attach(f);
  },
  moreResults,
  storeOut: (key: string, out: number, result: number, at: number) =>
    guarded(() => {
      storeOut(opOf(key), tensorOf(out), tensorOf(result), at);
      return 0;
    }, -1),
  flush: () => guarded(() => 0, 0),
  takeError: () => takeError().join('\n'),
  newGenerator,
  manualSeed: (id: number, seed: number | bigint) => generatorOf(id).seed(BigInt(seed)),
  initialSeed: (id: number) => generatorOf(id).initialSeed,
  /** A whole number as `random_` draws it for int64, with all its 63 bits: data loaders seed with it. */
  drawSeed: (id: number) => generatorOf(id).uint64() % 2n ** 63n,
  generatorState: (id: number) => Float64Array.from(generatorOf(id).state()),
  setGeneratorState: (id: number, ...numbers: number[]) => generatorOf(id).setState(numbers),
  randomUint64: (id: number) => generatorOf(id).uint64(),
  memory: () => arena.usage().liveBytes,
  reservedMemory: () => arena.usage().reservedBytes,
};

export type TorchModule = typeof torchModule;

/**
 * A snapshot of Python's memory refers to this module and its functions. Each has a name, by which the engine of the
 * worker that takes up the snapshot finds its own. Null for what is not of this module.
 */
export function nameForSnapshot(thing: unknown): string | null {
  if (thing === torchModule) return '';
  if (typeof thing !== 'function') return null;
  const member = Object.entries(torchModule).find(([, value]) => value === thing);
  return member?.[0] ?? entryNames.get(thing) ?? null;
}

/** What `nameForSnapshot` called `name`, in this engine. */
export function thingFromSnapshot(name: string): unknown {
  if (name === '') return torchModule;
  const [key = '', wire] = name.split('\t');
  return wire === undefined
    ? Object.entries(torchModule).find(([k]) => k === key)?.[1]
    : torchModule.entry(key, wire);
}
