import { vi } from 'vitest';

/** Runs a command's `main`; gives its exit code and what it wrote, to standard output and standard error alike. */
export async function runCommand(main: (args: string[]) => Promise<number>, ...args: string[]) {
  const written: string[] = [];
  const spies = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')];
  for (const spy of spies) spy.mockImplementation((text) => written.push(String(text)) > 0);
  try {
    return { code: await main(args), text: written.join('') };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
