/** The examples of docs/pattern-format.md: blocks that have a file name after their language. They make one whole pattern. */
import { readFileSync } from 'node:fs';

const DOC = new URL('../../../../docs/pattern-format.md', import.meta.url);

/** Text by file name, `practice/01-create-the-loss.md`. */
export function formatExamples(): Readonly<Record<string, string>> {
  const blocks = readFileSync(DOC, 'utf8').matchAll(
    /^(`{3,})(?:markdown|python|yaml) (\S+\.(?:md|py|yaml))\n([\s\S]*?)\n\1$/gm,
  );
  return Object.fromEntries([...blocks].map(([, , name = '', content = '']) => [name, `${content}\n`]));
}
