export const summary = 'Run a Python file on our engine or on PyTorch.';

/** Not written yet: says so and fails. */
export async function main(_args: string[]): Promise<number> {
  process.stderr.write('tenfold run: not written yet.\n');
  return 2;
}
