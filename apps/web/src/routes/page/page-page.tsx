/** A mode in which things are shown: prose, programs that can be run, figures, and where the numbers come from. */
import type { PublicPage, PublicPart, PublicPattern } from '@tenfold/pattern/public';
import { useEffect, useRef } from 'preact/hooks';
import { Cell } from '../../cell/cell.tsx';
import { usePageOfRoute } from '../../content/page-of-route.ts';
import { useHead } from '../../head/head.ts';
import { Crumbs } from '../../header/crumbs.tsx';
import { LoadFailed } from '../../later/load-failed.tsx';
import { ModeEnd } from '../../mode-end/mode-end.tsx';
import { RefTip } from '../../ref-tip/ref-tip.tsx';
import { trustedHtml } from '../../trusted-html/trusted-html.ts';
import { NotFound } from '../not-found/not-found.tsx';
import { Contents } from './contents.tsx';
import { Figure } from './figure.tsx';
import { watchScrollers } from './watch-scrollers.ts';
import './page-page.css';

export default function PagePage() {
  const found = usePageOfRoute();
  if (found === null) return <NotFound />;
  return found.kind === 'failed' ? <NotLoaded retry={found.retry} /> : <Page {...found} />;
}

function NotLoaded({ retry }: { retry: () => Promise<void> }) {
  useHead('Not loaded · Tenfold', 'This page could not be loaded.');
  return (
    <div class="page">
      <h1>Not loaded</h1>
      <LoadFailed what="This page" onRetry={() => void retry()} />
    </div>
  );
}

interface Found {
  path: string;
  pattern: PublicPattern;
  page: PublicPage;
}

function Page({ path, pattern, page }: Found) {
  const article = useRef<HTMLElement>(null);
  useHead(`${page.title}: ${pattern.title} · Tenfold`, page.summary);
  useEffect(() => (article.current ? watchScrollers(article.current) : undefined), [page]);
  return (
    <article class="page prose" ref={article}>
      <Crumbs path={path} pattern={pattern} />
      <h1>{page.title}</h1>
      <p class="lede" dangerouslySetInnerHTML={trustedHtml(page.summaryHtml)} />
      <Contents page={page} />
      {page.parts.map((part) => (
        <Part key={'id' in part ? part.id : part.html} part={part} path={path} page={page} />
      ))}
      <ModeEnd path={path} pattern={pattern} mode={page.mode} />
      <RefTip within={article} />
    </article>
  );
}

function Part({ part, path, page }: { part: PublicPart; path: string; page: PublicPage }) {
  switch (part.kind) {
    case 'heading': {
      const Heading = part.depth === 2 ? 'h2' : 'h3';
      return <Heading id={part.id} tabIndex={-1} dangerouslySetInnerHTML={trustedHtml(part.html)} />;
    }
    case 'prose':
      return <div dangerouslySetInnerHTML={trustedHtml(part.html)} />;
    case 'note':
      return <aside class="note" aria-label="Note" dangerouslySetInnerHTML={trustedHtml(part.html)} />;
    case 'cell':
      return <Cell cell={part} path={path} ranOn={page.ranOn} />;
    case 'figure':
      return <Figure figure={part} ranOn={page.ranOn} />;
  }
}
