/** A figure: the drawing that its recorded run described, and the program that made it. */
import { type PublicFigure, type RanOn, ranOnText } from '@tenfold/pattern/public';
import { useState } from 'preact/hooks';
import { CodeListing } from '../../code/code-listing.tsx';
import { trustedHtml } from '../../trusted-html/trusted-html.ts';
import '@tenfold/charts/chart.css';

export function Figure({ figure, ranOn }: { figure: PublicFigure; ranOn: readonly RanOn[] }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <figure class="figure" id={figure.id}>
      <figcaption>{figure.title}</figcaption>
      <div dangerouslySetInnerHTML={trustedHtml(figure.html)} />
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary class="label">The program that computed it; ran {ranOnText(ranOn)}</summary>
        {isOpen && <CodeListing lines={figure.code} />}
      </details>
    </figure>
  );
}
