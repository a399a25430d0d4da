import { expect, test } from 'vitest';
import { command } from './command.ts';
import { runCommand } from './testing/run-command.ts';

class Missing extends Error {}

const main = command({
  name: 'greet',
  usage: 'Usage: tenfold greet NAME\n',
  read([name]) {
    if (name === undefined) throw new Error('whom?');
    return name;
  },
  async run(name) {
    if (name === 'nobody') throw new Missing('there is nobody.');
    if (name === 'bug') throw new TypeError('ours');
    process.stdout.write(`Hello ${name}\n`);
    return 0;
  },
  told: [[Missing, 1]],
});

test('it gets its options and gives its exit code', async () => {
  expect(await runCommand(main, 'Ada')).toEqual({ code: 0, text: 'Hello Ada\n' });
});

test.each([['--help'], ['-h'], ['Ada', '--help']])('asked for help it prints its usage', async (...args) => {
  expect(await runCommand(main, ...args)).toEqual({ code: 0, text: 'Usage: tenfold greet NAME\n' });
});

test('wrong use is told with the usage', async () => {
  expect(await runCommand(main)).toEqual({
    code: 2,
    text: 'tenfold greet: whom?\n\nUsage: tenfold greet NAME\n',
  });
});

test('what the user can mend is told in a line', async () => {
  expect(await runCommand(main, 'nobody')).toEqual({ code: 1, text: 'tenfold greet: there is nobody.\n' });
});

test('a bug of ours keeps its stack', async () => {
  await expect(runCommand(main, 'bug')).rejects.toThrow(new TypeError('ours'));
});
