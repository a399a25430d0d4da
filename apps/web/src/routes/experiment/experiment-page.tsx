/** Experiment: networks trained with and without the pattern, recorded and in this page, over several seeds. */
import type { PublicExperiment } from '@tenfold/pattern/experiment';
import type { PublicPage, PublicPattern } from '@tenfold/pattern/public';
import { useSignal } from '@preact/signals';
import { useRoute } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { patterns } from '../../content/content.ts';
import { useHead } from '../../head/head.ts';
import { Crumbs } from '../../header/crumbs.tsx';
import { later } from '../../later/later.tsx';
import { LoadFailed } from '../../later/load-failed.tsx';
import { ModeEnd } from '../../mode-end/mode-end.tsx';
import { trustedHtml } from '../../trusted-html/trusted-html.ts';
import { NotFound } from '../not-found/not-found.tsx';
import { experimentLists, experimentPages } from './experiment-content.ts';
import { labOf } from './lab.ts';
import { Results } from './results.tsx';
import './experiment-page.css';

/** What needs Python, or is further down, is fetched once the page can be read. */
const Trainer = later(async () => (await import('./trainer.tsx')).Trainer, 'What trains');
const Program = later(async () => (await import('./program.tsx')).Program, 'The program');

export default function ExperimentPage() {
  const { track, pattern } = useRoute().params;
  const path = `${track}/${pattern}`;
  const [about, page, list] = [patterns.get(path), experimentPages.get(path), experimentLists.get(path)];
  const [, update] = useState(0);
  if (!about || !page || !list) return <NotFound />;
  const read = { pattern: about.readOrNull(), page: page.readOrNull(), list: list.readOrNull() };
  if (read.pattern !== null && read.page !== null && read.list !== null)
    return <Experiments path={path} pattern={read.pattern} page={read.page} list={read.list} />;
  const retry = async () => {
    await Promise.allSettled([about.load(), page.load(), list.load()]);
    update((count) => count + 1);
  };
  return <LoadFailed what="The experiments" onRetry={() => void retry()} />;
}

interface Props {
  readonly path: string;
  readonly pattern: PublicPattern;
  readonly page: PublicPage;
  readonly list: readonly PublicExperiment[];
}

function Experiments({ path, pattern, page, list }: Props) {
  useHead(`${page.title}: ${pattern.title} · Tenfold`, page.summary);
  const chosen = useSignal(list[0]?.id ?? '');
  const experiment = list.find(({ id }) => id === chosen.value) ?? list[0];
  const lab = experiment && labOf(path, experiment);
  useEffect(() => {
    const recall = async () => {
      const { recallResults } = await import('./kept-results.ts');
      for (const each of list) recallResults(labOf(path, each));
    };
    // Without them the page has what was recorded.
    recall().catch(() => undefined);
  }, [path, list]);
  const html = (kind: 'prose' | 'note') =>
    page.parts.map((part) => (part.kind === kind ? part.html : '')).join('');
  return (
    <div class="experiment">
      <Crumbs path={path} pattern={pattern} />
      <h1>{page.title}</h1>
      <p class="lede" dangerouslySetInnerHTML={trustedHtml(page.summaryHtml)} />
      <div dangerouslySetInnerHTML={trustedHtml(html('prose'))} />
      <fieldset class="labs">
        <legend>Which experiment?</legend>
        {list.map(({ id, title, about }) => (
          <label key={id}>
            <input
              type="radio"
              name="experiment"
              checked={id === experiment?.id}
              onChange={() => {
                chosen.value = id;
              }}
            />
            <b>{title}</b> <span class="label">{about}</span>
          </label>
        ))}
      </fieldset>
      {lab && (
        <>
          <section class="trainer-room" aria-labelledby="train">
            <h2 id="train">Train</h2>
            <Trainer key={lab.experiment.id} lab={lab} />
          </section>
          <Results key={lab.experiment.id} lab={lab} />
          <section class="program-room" aria-labelledby="program">
            <h2 id="program">The program</h2>
            <Program key={lab.experiment.id} lab={lab} />
          </section>
        </>
      )}
      <ModeEnd path={path} pattern={pattern} mode="experiment" />
      <aside class="source" dangerouslySetInnerHTML={trustedHtml(html('note'))} />
    </div>
  );
}
