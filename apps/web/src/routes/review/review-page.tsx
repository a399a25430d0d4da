/** Review: what it is, at once; today's cards with the scheduler as soon as they are fetched. */
import type { PublicPattern } from '@tenfold/pattern/public';
import { useSignal } from '@preact/signals';
import { usePatternOfRoute } from '../../content/pattern-of-route.ts';
import { useHead } from '../../head/head.ts';
import { Crumbs } from '../../header/crumbs.tsx';
import { LoadFailed } from '../../later/load-failed.tsx';
import { useLoad } from '../../later/use-load.ts';
import { trustedHtml } from '../../trusted-html/trusted-html.ts';
import { NotFound } from '../not-found/not-found.tsx';
import './review-page.css';

const WITHOUT_SCRIPTS =
  '<p class="note">What is due is known from the log on your device, which takes scripts to read.</p>';

export default function ReviewPage() {
  const found = usePatternOfRoute();
  return found ? <Review {...found} /> : <NotFound />;
}

interface Props {
  path: string;
  pattern: PublicPattern;
}

function Review({ path, pattern }: Props) {
  const cards = useSignal<Awaited<ReturnType<typeof loadCards>> | null>(null);
  const mode = pattern.modes.find((each) => each.mode === 'review');
  useHead(
    `Review: ${pattern.title} · Tenfold`,
    `Cards on ${pattern.title} in ${pattern.track.title}, each when it is about to be forgotten.`,
  );
  const { state, retry } = useLoad(async () => {
    cards.value = await loadCards(path);
  }, path);
  return (
    <div class="review">
      <Crumbs path={path} pattern={pattern} />
      <h1>{mode?.title ?? 'Review'}</h1>
      <p class="lede">{mode?.summary}</p>
      {/* Only for what is prerendered: where this runs, scripts do. */}
      {import.meta.env.SSR && <noscript dangerouslySetInnerHTML={trustedHtml(WITHOUT_SCRIPTS)} />}
      {state.value === 'failed' ? (
        <LoadFailed what="The review" onRetry={retry} />
      ) : (
        cards.value && <cards.value.Cards path={path} pattern={pattern} review={cards.value.review} />
      )}
    </div>
  );
}

/** The code of the cards and what is on those of the pattern at `path`. */
async function loadCards(path: string) {
  const { Cards, reviews } = await import('./cards.tsx');
  const review = await reviews.get(path)?.load();
  if (!review) throw new Error(`There are no cards for ${path}.`);
  return { Cards, review };
}
