import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Result } from './protocol.ts';
import { RuntimeUnavailable } from './runtime.ts';
import { type End, type Listener, openSession, type Python } from './session.ts';

const FINISHED: Result = {
  kind: 'result',
  ending: { kind: 'finished' },
  shown: null,
  check: null,
  values: {},
  ms: 1,
};

/** A Python whose programs do what the test says, told by what is done to them. */
class ScriptedPython implements Python {
  readonly info = { on: 'engine', python: '3', torch: '1' } as const;
  alive = true;
  asked = 0;
  canBeAsked = true;
  ran: string[] = [];
  onAsked: () => void = () => undefined;
  #listener: Listener | null = null;
  #end: (end: End) => void = () => undefined;

  run(request: { code: string }, listener: Listener): Promise<End> {
    this.ran.push(request.code);
    this.#listener = listener;
    return new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  prints(text: string): void {
    this.#listener?.onOutput(text);
  }

  ends(result: Result | null, python: End['python'] = 'ready'): void {
    if (result) this.#listener?.onResult(result);
    this.alive = python === 'ready';
    this.#end({ python, because: 'it broke' });
  }

  interrupt(): boolean {
    this.asked++;
    this.onAsked();
    return this.canBeAsked;
  }

  kill(): void {
    this.ends(null, 'gone');
  }

  async close(): Promise<void> {
    this.alive = false;
  }
}

async function session() {
  const pythons: ScriptedPython[] = [];
  const runtime = await openSession(async () => {
    const python = new ScriptedPython();
    pythons.push(python);
    return python;
  });
  return { runtime, pythons, first: pythons[0]! };
}

/** Lets what waits for promises alone come to its end. */
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a session', () => {
  it('runs one program after another', async () => {
    const { runtime, first } = await session();
    const a = runtime.run({ code: 'a' });
    const b = runtime.run({ code: 'b' });
    await settle();
    expect(first.ran).toEqual(['a']);
    first.ends(FINISHED);
    await a;
    await settle();
    expect(first.ran).toEqual(['a', 'b']);
    first.ends(FINISHED);
    expect((await b).kind).toBe('finished');
  });

  it('asks a program to stop at its time limit, again and again', async () => {
    const { runtime, first } = await session();
    const outcome = runtime.run({ code: 'a' }, { limits: { timeMs: 1000 } });
    await vi.advanceTimersByTimeAsync(999);
    expect(first.asked).toBe(0);
    await vi.advanceTimersByTimeAsync(101);
    expect(first.asked).toBe(11);
    first.ends({ ...FINISHED, ending: { kind: 'interrupted' } });
    expect(await outcome).toMatchObject({ kind: 'timed-out', ms: 1 });
  });

  it('ends a program that does not stop within half a second, and has another Python for the next', async () => {
    const { runtime, first, pythons } = await session();
    const outcome = runtime.run({ code: 'a' }, { limits: { timeMs: 1000 } });
    await settle();
    first.prints('so far');
    await vi.advanceTimersByTimeAsync(1500);
    expect(await outcome).toMatchObject({ kind: 'timed-out', stdout: 'so far' });
    expect(pythons).toHaveLength(2);
    const next = runtime.run({ code: 'b' });
    await settle();
    pythons[1]?.ends(FINISHED);
    expect((await next).kind).toBe('finished');
  });

  it('ends a program at once that cannot be asked', async () => {
    const { runtime, first } = await session();
    first.canBeAsked = false;
    const outcome = runtime.run({ code: 'a' }, { limits: { timeMs: 1000 } });
    await vi.advanceTimersByTimeAsync(1000);
    expect((await outcome).kind).toBe('timed-out');
    expect(first.asked).toBe(1);
  });

  it('keeps the result of a program that was done before it was asked to stop', async () => {
    const { runtime, first } = await session();
    const outcome = runtime.run({ code: 'a' }, { limits: { timeMs: 1000 } });
    await settle();
    first.onAsked = () => first.ends(null);
    const listener = vi.spyOn(first, 'interrupt');
    first.ends(FINISHED);
    await vi.advanceTimersByTimeAsync(2000);
    expect(await outcome).toMatchObject({ kind: 'finished' });
    expect(listener).not.toHaveBeenCalled();
  });

  it('interrupts when the signal is aborted', async () => {
    const { runtime, first } = await session();
    const abort = new AbortController();
    const outcome = runtime.run({ code: 'a' }, { signal: abort.signal });
    await settle();
    first.onAsked = () => first.ends({ ...FINISHED, ending: { kind: 'interrupted' } });
    abort.abort();
    expect((await outcome).kind).toBe('interrupted');
  });

  it('does not begin a program whose signal is aborted already', async () => {
    const { runtime, first } = await session();
    expect((await runtime.run({ code: 'a' }, { signal: AbortSignal.abort() })).kind).toBe('interrupted');
    expect(first.ran).toEqual([]);
  });

  it('tells of a Python that broke under a program as of an exception', async () => {
    const { runtime, first } = await session();
    const outcome = runtime.run({ code: 'a' });
    await settle();
    first.ends(null, 'gone');
    expect(await outcome).toMatchObject({
      kind: 'raised',
      error: { type: 'SystemError', message: 'it broke' },
    });
  });

  it('replaces a Python that ended while nothing ran', async () => {
    const { runtime, first, pythons } = await session();
    first.alive = false;
    const outcome = runtime.run({ code: 'a' });
    await settle();
    pythons[1]?.ends(FINISHED);
    expect((await outcome).kind).toBe('finished');
    expect(first.ran).toEqual([]);
  });

  it('rejects only while Python cannot be had, and tries again at the next run', async () => {
    let fails = false;
    const pythons: ScriptedPython[] = [];
    const runtime = await openSession(async () => {
      if (fails) throw new RuntimeUnavailable('no Python');
      pythons.push(new ScriptedPython());
      return pythons.at(-1)!;
    });
    fails = true;
    pythons[0]!.alive = false;
    await expect(runtime.run({ code: 'a' })).rejects.toThrow('no Python');
    fails = false;
    const outcome = runtime.run({ code: 'b' });
    await settle();
    pythons[1]?.ends(FINISHED);
    expect((await outcome).kind).toBe('finished');
  });

  it('refuses to run once it is closed', async () => {
    const { runtime, first } = await session();
    await runtime.close();
    expect(first.alive).toBe(false);
    await expect(runtime.run({ code: 'a' })).rejects.toThrow(RuntimeUnavailable);
  });
});
