/**
 * What each command does around its work: prints its usage when asked, says what is wrong with its arguments, and tells in a
 * line what could not be done for a reason that is the user's to mend. Every other error is our bug, and keeps its stack.
 */
interface Work<Options> {
  /** As it is typed after `tenfold`. */
  readonly name: string;
  readonly usage: string;
  /** Reads the arguments. Throws what is wrong with them, in words. */
  read(args: string[]): Options;
  /** Gives the exit code. */
  run(options: Options): Promise<number>;
  /** Errors of `run` that are told without a stack, each with its exit code. */
  readonly told: readonly (readonly [kind: abstract new (message: string) => Error, exitCode: 1 | 2])[];
}

/** The command's `main`: gets the arguments after its name, gives the exit code. */
export function command<Options>(work: Work<Options>): (args: string[]) => Promise<number> {
  const { name, usage } = work;
  return async (args) => {
    if (args.includes('--help') || args.includes('-h')) {
      process.stdout.write(usage);
      return 0;
    }
    let options: Options;
    try {
      options = work.read(args);
    } catch (error) {
      process.stderr.write(
        `tenfold ${name}: ${error instanceof Error ? error.message : String(error)}\n\n${usage}`,
      );
      return 2;
    }
    try {
      return await work.run(options);
    } catch (error) {
      const told = work.told.find(([kind]) => error instanceof kind);
      if (!told || !(error instanceof Error)) throw error;
      process.stderr.write(`tenfold ${name}: ${error.message}\n`);
      return told[1];
    }
  };
}
