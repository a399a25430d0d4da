/**
 * The `tenfold` command: finds the command named by the first argument and hands it the rest.
 * A command is a file in `commands/` and one line in the table below.
 */

export interface Command {
  /** One line for `tenfold --help`. */
  readonly summary: string;
  /** Gets the arguments after the command's name, gives the exit code: 0 good, 1 the answer is no, 2 wrong use. */
  main(args: string[]): Promise<number>;
}

export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  new: () => import('./commands/new.ts'),
  check: () => import('./commands/check.ts'),
  prove: () => import('./commands/prove.ts'),
  experiment: () => import('./commands/experiment.ts'),
  compile: () => import('./commands/compile.ts'),
  preview: () => import('./commands/preview.ts'),
  run: () => import('./commands/run.ts'),
};

/** Runs one command line (without `node tenfold`); gives the exit code. */
export async function main(args: string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(await help());
    return name === undefined ? 2 : 0;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load === undefined) {
    process.stderr.write(`tenfold: there is no command '${name}'.\n\n${await help()}`);
    return 2;
  }
  return (await load()).main(rest);
}

async function help(): Promise<string> {
  const names = Object.keys(commands);
  const width = Math.max(...names.map((name) => name.length));
  const lines = await Promise.all(
    Object.entries(commands).map(
      async ([name, load]) => `  ${name.padEnd(width)}  ${(await load()).summary}`,
    ),
  );
  return `Usage: tenfold COMMAND [ARGUMENTS]\n\n${lines.join('\n')}\n\ntenfold COMMAND --help tells more.\n`;
}
