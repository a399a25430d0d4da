/**
 * The registry of question kinds: one line a kind, and a missing one does not compile. Null: no page asks it yet, and the
 * practice page leaves such questions out.
 */
import type { QuestionKind } from '@tenfold/pattern/public';
import { Blanks } from './blanks/blanks.tsx';
import { Choice } from './choice/choice.tsx';
import { later } from '../later/later.tsx';
import { WriteLater } from './write-later.tsx';
import type { KindView } from './kind-view.ts';

const WHAT = 'What it takes to answer';
/** Met seldom: fetched when they are. */
const Order = later(async () => (await import('./order/order.tsx')).Order, WHAT);
const Predict = later(async () => (await import('./predict/predict.tsx')).Predict, WHAT);

const KINDS: { readonly [K in QuestionKind]: KindView | null } = {
  fill: { name: 'fill the blank', met: 'in a list', Answering: Blanks },
  'fill-many': { name: 'fill the blanks', met: 'in a list', Answering: Blanks },
  value: { name: 'which value', met: 'one at a time', Answering: Choice },
  claim: { name: 'which claim holds', met: 'one at a time', Answering: Choice },
  program: { name: 'which program works', met: 'one at a time', Answering: Choice },
  order: { name: 'put in order', met: 'in a list', Answering: Order },
  predict: { name: 'what does it print', met: 'one at a time', Answering: Predict },
  write: { name: 'write the code', met: 'at the end', Answering: WriteLater },
};

export function viewOf(kind: QuestionKind): KindView | null {
  return KINDS[kind];
}
