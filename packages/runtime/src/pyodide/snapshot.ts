/**
 * A snapshot is Python's memory with everything loaded. Starting from it skips starting Python and importing torch.
 * Pyodide has it for its own use (`_makeSnapshot`); what is private of it is used here alone, at the version pinned in
 * package.json. Where anything is not as expected there is no snapshot, and starting takes its time.
 */
/* oxlint-disable no-underscore-dangle -- Pyodide's names */
import { packMemory, unpackMemory } from './pack-memory.ts';
import { nameForSnapshot, thingFromSnapshot } from '@tenfold/torch';
import type { PyodideAPI, PyodideConfig } from 'pyodide';

/** Options for `loadPyodide` to start from a snapshot, or so that one can be made. Throws where it is none. */
export function snapshotConfig(snapshot: ArrayBuffer | null): PyodideConfig {
  if (snapshot === null) return { _makeSnapshot: true };
  return { _loadSnapshot: unpackMemory(snapshot), _snapshotDeserializer: thingFromSnapshot };
}

interface SnapshotMaker {
  makeMemorySnapshot(options: { serializer(thing: unknown): unknown }): Uint8Array<ArrayBuffer>;
  readonly _module: {
    __hiwire_get(index: number): unknown;
    __hiwire_set(index: number, value: unknown): number;
  };
}

/** The snapshot, or null where this Python holds something that cannot be found again by name. */
export function makeSnapshot(pyodide: PyodideAPI): ArrayBuffer | null {
  const maker = pyodide as unknown as SnapshotMaker;
  try {
    if (pyodide.runPython(HELD_TENSORS) !== 0) return null;
    fillHoles(maker._module);
    return packMemory(maker.makeMemorySnapshot({ serializer: nameOrThrow }).slice().buffer);
  } catch {
    return null;
  }
}

const HELD_TENSORS = `
import sys
sys.modules["torch._engine"].engine.flush()
sys.modules["torch._engine"].engine.heldTensors()
`;

function nameOrThrow(thing: unknown): string {
  const name = nameForSnapshot(thing);
  if (name === null) throw new Error('Python holds something that is not of the engine');
  return name;
}

/** The table of what Python holds has unused places, which Pyodide can only save when something is in them. */
function fillHoles(table: SnapshotMaker['_module']): void {
  for (let index = 0; ; index++) {
    let value: unknown;
    try {
      value = table.__hiwire_get(index);
    } catch {
      return;
    }
    if (value === undefined) table.__hiwire_set(index, null);
  }
}
