import { expect, it } from 'vitest';
import { packMemory, unpackMemory } from './pack-memory.ts';

/** A memory of `bytes` with a one at each of `places`. */
function memoryWith(bytes: number, places: readonly number[]): ArrayBuffer {
  const memory = new Uint8Array(bytes);
  for (const place of places) memory[place] = 1;
  return memory.buffer;
}

it.each([
  ['nothing in it', 200_000, []],
  ['something at both ends', 200_000, [0, 199_999]],
  ['something around an empty middle', 1_000_000, [3, 70_000, 900_000]],
  ['an odd length', 70_001, [70_000]],
  ['no length', 0, []],
])('a memory with %s is the same after unpacking', (_, bytes, places) => {
  const memory = memoryWith(bytes, places);
  expect(unpackMemory(packMemory(memory))).toEqual(memory);
});

it('empty blocks take no room', () => {
  const packed = packMemory(memoryWith(10_000_000, [0, 9_999_999]));
  expect(packed.byteLength).toBeLessThan(3 * 65_536);
});

it('refuses what was not packed', () => {
  const filled = (byte: number) => new Uint8Array(100_000).fill(byte).buffer;
  expect(() => unpackMemory(filled(255))).toThrow('not a packed memory');
  expect(() => unpackMemory(filled(7))).toThrow(/length/);
  expect(() => unpackMemory(packMemory(memoryWith(200_000, [0])).slice(0, 1000))).toThrow(/length/);
});
