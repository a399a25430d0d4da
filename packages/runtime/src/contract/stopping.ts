/** Programs that have to be stopped, and programs that leave by themselves. */
import type { Limits } from '../runtime.ts';
import { type ContractCase, kindIs, prints, raises, thenRuns } from './case.ts';

const SOON: Partial<Limits> = { timeMs: 300 };

export const STOPPING: readonly ContractCase[] = [
  thenRuns('an endless loop is stopped at the time limit', {
    program: { code: 'print("a")\nwhile True:\n    pass', watch: ['x'] },
    limits: SOON,
    expect: prints('a\n', 'timed-out'),
  }),
  thenRuns('an endless loop that catches everything is stopped', {
    program: {
      code: 'print("a", end="")\nwhile True:\n    try:\n        while True: pass\n    except:\n        pass',
    },
    limits: SOON,
    expect: prints('a', 'timed-out'),
  }),
  thenRuns('a program that ignores the interrupt is stopped', {
    program: {
      code: 'import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nprint("a")\nwhile True: pass',
    },
    limits: SOON,
    expect: prints('a\n', 'timed-out'),
  }),
  thenRuns('a long call without Python lines is stopped', {
    program: { code: 'print("a")\nsum(range(10 ** 12))' },
    limits: SOON,
    expect: prints('a\n', 'timed-out'),
  }),
  thenRuns('endless printing is cut and stopped', {
    program: { code: 'while True: print("x" * 9)' },
    limits: { ...SOON, outputChars: 100 },
    expect: prints(`${'xxxxxxxxx\n'.repeat(10)}\n[output cut after 100 characters]\n`, 'timed-out'),
  }),
  thenRuns('an endless check is stopped', {
    program: { code: 'print("a")', check: 'while True: pass' },
    limits: SOON,
    expect: prints('a\n', 'timed-out'),
  }),
  thenRuns('aborting the signal interrupts', {
    program: { code: 'n = 7\nprint("go")\nwhile True:\n    pass' },
    interruptAfter: 'go\n',
    expect: prints('go\n', 'interrupted'),
  }),
  thenRuns('aborting the signal interrupts a sleep', {
    program: { code: 'import time\nprint("go")\ntime.sleep(1000)' },
    interruptAfter: 'go\n',
    expect: prints('go\n', 'interrupted'),
  }),
  thenRuns('a program may interrupt itself', {
    program: { code: 'raise KeyboardInterrupt' },
    expect: kindIs('interrupted'),
  }),
  thenRuns('memory over the limit is a MemoryError', {
    program: { code: 'parts = []\nwhile True:\n    parts.append(bytearray(2 ** 23))' },
    limits: { memoryMb: 256 },
    expect: raises('MemoryError', '', 3),
  }),
  thenRuns('leaving without an error finishes', {
    program: { code: 'import sys\nprint("a")\nsys.exit()\nprint("b")' },
    expect: prints('a\n'),
  }),
  thenRuns('leaving with an error raises', {
    program: { code: 'import sys\nsys.exit("no data")' },
    expect: raises('SystemExit', 'no data', 2),
  }),
  thenRuns('ending the process ends only the program', {
    program: { code: 'import os\nprint("a", flush=True)\nos._exit(3)' },
    expect: (outcome) => {
      prints('a\n', 'raised')(outcome);
      raises('SystemError', /^Python ended before the program did/)(outcome);
    },
  }),
];
