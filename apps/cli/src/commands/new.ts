/**
 * `tenfold new`: a pattern or a question to start from. It is the documented example of its kind under a new name, so that
 * it passes `tenfold check` at once and an author changes what works.
 */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { QUESTION_KINDS } from '@tenfold/pattern';
import { command } from '../command.ts';
import { formatExamples } from '../patterns/format-examples.ts';
import { named } from '../patterns/load-pattern.ts';

export const summary = 'Start a pattern or a question from a working example.';

const usage = `Usage: tenfold new pattern FOLDER
       tenfold new question FILE [--kind KIND]

pattern   makes FOLDER (patterns/<track>/<pattern>) with one practice question, and the track's track.yaml if it is missing
question  makes FILE (patterns/<track>/<pattern>/<mode>/NN-words-of-the-id.md), whose name gives the id
--kind    ${QUESTION_KINDS.join(', ')} (default: fill)

What is made passes \`tenfold check\`. Nothing that is there is changed. Exit code: 0 made, 2 wrong use.
`;

/** What cannot be made. */
class Refused extends Error {}

export const main = command({
  name: 'new',
  usage,
  read(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { kind: { type: 'string', default: 'fill' } },
    });
    const [what, path, ...rest] = positionals;
    if ((what !== 'pattern' && what !== 'question') || path === undefined || rest.length > 0)
      throw new Error("what to make and where? 'pattern FOLDER' or 'question FILE'.");
    return { what, path, kind: values.kind };
  },
  async run({ what, path, kind }) {
    await write(what === 'pattern' ? patternFiles(resolve(path)) : questionFile(resolve(path), kind));
    process.stdout.write(
      `Change it, then: npx tenfold check ${path} && npx tenfold prove ${path} --record\n`,
    );
    return 0;
  },
  told: [[Refused, 2]],
});

type Files = Readonly<Record<string, string>>;

function patternFiles(folder: string): Files {
  if (existsSync(folder)) throw new Refused(`${named(folder)} is there already.`);
  const track = dirname(folder);
  if (basename(track) === 'patterns')
    throw new Refused(
      `${named(folder)}: a pattern lies in the folder of its track, say ${named(join(track, 'pytorch', basename(folder)))}.`,
    );
  const id = idOf(folder);
  const examples = formatExamples();
  const own = ['pattern.md', 'prelude.py', 'practice/mode.md', 'practice/01-create-the-loss.md'];
  const files = own.map((name) => [join(folder, name), examples[name] ?? ''] as const);
  const trackFile = join(track, 'track.yaml');
  const trackText = `format: 1\nid: ${idOf(track)}\ntitle: ${titleOf(idOf(track))}\n`;
  return {
    ...(existsSync(trackFile) ? {} : { [trackFile]: trackText }),
    ...Object.fromEntries(files),
    [join(folder, 'pattern.md')]: renamed(examples['pattern.md'] ?? '', id),
  };
}

function questionFile(file: string, kind: string): Files {
  if (existsSync(file)) throw new Refused(`${named(file)} is there already.`);
  if (!file.endsWith('.md'))
    throw new Refused(`${named(file)}: a question is a Markdown file, NN-words-of-the-id.md.`);
  const mode = dirname(file);
  if (!existsSync(join(dirname(mode), 'pattern.md')))
    throw new Refused(
      `${named(mode)} is no mode of a pattern: there is no ${named(join(dirname(mode), 'pattern.md'))}.`,
    );
  const examples = formatExamples();
  const example = Object.entries(examples).find(
    ([name, text]) => name.startsWith('practice/') && text.includes(`\nkind: ${kind}\n`),
  );
  if (!example) throw new Refused(`there is no kind '${kind}': ${QUESTION_KINDS.join(', ')}.`);
  const text = renamed(example[1], idOf(file));
  const timed = basename(mode) === 'challenge' ? text.replace('\nskill:', '\nseconds: 90\nskill:') : text;
  const modeFile = join(mode, 'mode.md');
  const title = titleOf(basename(mode));
  return {
    ...(existsSync(modeFile)
      ? {}
      : { [modeFile]: (examples['practice/mode.md'] ?? '').replace('# Practice', `# ${title}`) }),
    [file]: timed,
  };
}

/** The example under another id, with the title that goes with it, and without what it cites: sources belong to its pattern. */
function renamed(example: string, id: string): string {
  return example
    .replace(/^id: .*$/m, `id: ${id}`)
    .replace(/^# .*$/m, `# ${titleOf(id)}`)
    .replaceAll(/\s*\[@[^\]]+\]/g, '');
}

/** `11-My_words.md` → `my-words` */
function idOf(path: string): string {
  const id = basename(path, '.md')
    .replace(/^\d+-/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (!/^[a-z]/.test(id))
    throw new Refused(`${named(path)}: the name gives the id, which is lower-case words joined by '-'.`);
  return id;
}

function titleOf(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

async function write(files: Files): Promise<void> {
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { flag: 'wx' });
    process.stdout.write(`${named(file)}\n`);
  }
}
