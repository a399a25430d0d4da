/** A flip card's file: its text in, the authored card or diagnostics out. */
import type { Root } from 'mdast';
import type { AuthoredCard } from '../authored.ts';
import type { Report } from '../diagnostics.ts';
import { collectBody } from './body.ts';
import { CARD_FIELDS } from './fields.ts';
import { frontMatterOf, parseFields } from './front-matter.ts';
import { placeOf } from './markdown.ts';

const PARTS = { code: ['check'], sections: ['answer'] } as const;

/** Reads the card in `root`. Everything that is wrong goes to `report`; null where that leaves no card. */
export function parseCard(file: string, root: Root, report: Report): AuthoredCard | null {
  const at = { file, line: 1, column: 1 };
  const yaml = frontMatterOf(file, root, 'id', report);
  const front = yaml === null ? null : parseFields(yaml, { ...at, line: 2 }, CARD_FIELDS, report);
  const { title, prompt, code, sections, options } = collectBody(file, root, PARTS, report);
  const [check, answer] = [code.get('check'), sections.get('answer')];
  const missing = (block: string, reason: string, example: string) =>
    report('missing-block', at, { block, reason, example });
  if (check === undefined) missing('check', 'it proves the answer', '```python check with assertions');
  if (answer === undefined) missing(':::answer', 'it is the back of the card', ':::answer and a line :::');
  if (options !== null) {
    const remedy = 'Remove them: the learner says the answer and turns the card.';
    report('block-not-allowed', placeOf(file, options), { kind: 'A card', block: '- [ ]', remedy });
  }
  const { id, skill } = front?.values ?? {};
  if (!front?.isGood || id === undefined || skill === undefined || !check || !answer) return null;
  return { kind: 'card', id, at, title, skill, question: prompt, answer, check };
}
