/** A proved flip card to what a learner sees of it. */
import type { List, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { AuthoredCard, Prose } from '../authored.ts';
import type { Report } from '../diagnostics.ts';
import { hashOf } from '../hash.ts';
import { namesOf } from '../parse/citations.ts';
import type { Proof } from '../proof.ts';
import type { PublicCard } from '../public.ts';
import type { Source } from '../source-text.ts';
import { toHtml } from './to-html.ts';

/** The public card; null where its proof is missing, of something else, or a disproof. Every fault goes to `report`. */
export async function compileCard(
  card: AuthoredCard,
  proof: Proof | undefined,
  prelude: string,
  report: Report,
): Promise<PublicCard | null> {
  const answers = proof?.variants.flatMap(({ candidates }) => candidates) ?? [];
  if (proof === undefined) report('missing-proof', card.at, { id: card.id });
  else if (proof.hash !== (await hashOf(card, prelude))) report('stale-proof', card.at, {});
  else if (answers.length !== 1 || answers[0]?.passes !== true) {
    report('key-disproved', card.check.at, {
      claim: 'The answer must hold',
      variant: '',
      found: 'its check fails',
    });
  } else {
    const { id, title, skill, question, answer } = card;
    const questionHtml = toHtml(question);
    return {
      id,
      title,
      skill,
      questionHtml,
      answerHtml: toHtml(answer),
      sourceHtml: sourcesOf(answer),
      ranOn: proof.ranOn,
    };
  }
  return null;
}

/** The works that `prose` cites as a list, each once; null where it cites none. */
function sourcesOf(prose: Prose): string | null {
  const cited = new Map<string, Source>();
  visit({ type: 'root', children: [...prose.nodes] as RootContent[] }, 'link', ({ data }) => {
    if (data?.source) cited.set(data.source.url, data.source);
  });
  if (cited.size === 0) return null;
  const list: List = {
    type: 'list',
    children: [...cited.values()].map(({ authors, year, title, url }) => ({
      type: 'listItem',
      children: [
        {
          type: 'paragraph',
          children: [
            { type: 'text', value: `${namesOf(authors, Number.POSITIVE_INFINITY)} ${year}: ` },
            { type: 'link', url, children: [{ type: 'text', value: title }] },
          ],
        },
      ],
    })),
  };
  return toHtml({ nodes: [list], at: prose.at });
}
