/** Visualize: one batch step by step, an example to play with, and how the experiment trained. */
import type { PublicPage, PublicPattern } from '@tenfold/pattern/public';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { usePatternOfRoute } from '../../content/pattern-of-route.ts';
import { useHead } from '../../head/head.ts';
import { Crumbs } from '../../header/crumbs.tsx';
import { later } from '../../later/later.tsx';
import { ModeEnd } from '../../mode-end/mode-end.tsx';
import { RefTip } from '../../ref-tip/ref-tip.tsx';
import { NotFound } from '../not-found/not-found.tsx';
import { trustedHtml } from '../../trusted-html/trusted-html.ts';
import { Pipeline } from './pipeline/pipeline.tsx';
import { proseOf, type Section, sectionsOf } from './sections.ts';
import { visualizePages } from './visualize-content.ts';
import './visualize-page.css';

/** What is further down is fetched once the page can be read. */
const TrainingTrace = later(
  async () => (await import('./trace/training-trace.tsx')).TrainingTrace,
  'The training',
);
const Questions = later(async () => (await import('./questions.tsx')).Questions, 'The questions');
const Playground = later(
  async () => (await import('./playground/playground.tsx')).Playground,
  'The playground',
);

export default function VisualizePage() {
  const found = usePatternOfRoute();
  const page = found && visualizePages.get(found.path);
  return page ? <Visualize {...found} page={page.read()} /> : <NotFound />;
}

interface Props {
  readonly path: string;
  readonly pattern: PublicPattern;
  readonly page: PublicPage;
}

function Visualize({ path, pattern, page }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const [batch, play, trained, asked] = sectionsOf(page.parts, 2);
  const cell = page.parts.find((part) => part.kind === 'cell');
  useHead(`${page.title}: ${pattern.title} · Tenfold`, page.summary);
  return (
    <div class="visualize" ref={root}>
      <Crumbs path={path} pattern={pattern} />
      <h1>{page.title}</h1>
      <p class="lede" dangerouslySetInnerHTML={trustedHtml(page.summaryHtml)} />
      {batch && cell && <Pipeline section={batch} cell={cell} path={path} ranOn={page.ranOn} />}
      {play && (
        <Told section={play} class="wide play-room">
          <Playground />
        </Told>
      )}
      {trained && (
        <Told section={trained} class="wide trace-room">
          <TrainingTrace path={path} />
        </Told>
      )}
      {asked && (
        <Told section={asked} class="asked-room">
          <Questions path={path} pattern={pattern} />
        </Told>
      )}
      <ModeEnd path={path} pattern={pattern} mode={page.mode} />
      <RefTip within={root} />
    </div>
  );
}

/** A section with its heading and prose, and room for what is drawn below them. */
function Told({
  section,
  class: name,
  children,
}: {
  readonly section: Section;
  readonly class: string;
  readonly children: ComponentChildren;
}) {
  return (
    <section class={name} aria-labelledby={section.id}>
      <h2 id={section.id} dangerouslySetInnerHTML={trustedHtml(section.html)} />
      <div class="prose" dangerouslySetInnerHTML={trustedHtml(proseOf(section.parts))} />
      {children}
    </section>
  );
}
