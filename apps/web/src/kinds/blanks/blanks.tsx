/** Chips go into blanks: by dragging, by choosing a blank and then a chip, or by keys (see `question-keys.ts`). */
import { placesOf } from '@tenfold/pattern/public';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { CodeListing } from '../../code/code-listing.tsx';
import type { LiveTask } from '../../task/live-task.ts';
import { Blank } from './blank.tsx';
import { Chips } from './chips.tsx';
import { dragLater } from './drag-later.ts';
import { placeChip } from './place-chip.ts';
import './blanks.css';

export function Blanks({ task, children }: { task: LiveTask; children: ComponentChildren }) {
  const root = useRef<HTMLDivElement>(null);
  const { variant } = task.context.value;
  const { active, answer, phase } = task.state.value;
  useEffect(() => {
    const place = root.current;
    if (!place) return undefined;
    return dragLater(place, {
      itemAt: (pressed) => pressed.closest<HTMLElement>('[data-option]:not(:disabled)'),
      places: '[data-blank]',
      drop: ({ dataset: { option } }, from, { dataset }) =>
        placeChip(task, place, { option, from, blank: Number(dataset.blank) }),
    });
  }, [task]);
  useEffect(() => {
    if (root.current?.contains(document.activeElement)) {
      root.current.querySelector(`[data-blank="${active}"]`)?.scrollIntoView({ block: 'nearest' });
    }
  }, [active]);
  const widest = variant.options.reduce((best, { text }) => (text.length > best.length ? text : best), '');
  return (
    <div class="blanks" ref={root}>
      {variant.code && (
        <CodeListing
          lines={variant.code}
          blank={(number) => <Blank task={task} index={number - 1} widest={widest} />}
        />
      )}
      <div class="dock" data-open={phase === 'open'}>
        <Chips
          task={task}
          onPlace={(placing) => root.current && placeChip(task, root.current, placing)}
          used={placesOf(answer)}
        />
        {children}
      </div>
    </div>
  );
}
