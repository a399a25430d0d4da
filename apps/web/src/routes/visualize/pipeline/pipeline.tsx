/** One batch through the loss, step by step, forwards and backwards: by button, arrow key or swipe. */
import { useSignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import type { PublicCell, RanOn } from '@tenfold/pattern/public';
import { Cell } from '../../../cell/cell.tsx';
import { say } from '../../../status/status-line.tsx';
import { trustedHtml } from '../../../trusted-html/trusted-html.ts';
import { proseOf, type Section, sectionsOf } from '../sections.ts';
import { toBatch } from './recorded-batch.ts';
import { isLineOf, STEPS } from './steps.ts';
import { TensorTable } from './tensor-table.tsx';
import '@tenfold/charts/chart.css';
import './pipeline.css';

/** A finger that moved at least this far to the side has turned the page. */
const SWIPE_PX = 40;

interface Props {
  readonly section: Section;
  readonly cell: PublicCell;
  /** The pattern's, `pytorch/label-smoothing`. */
  readonly path: string;
  readonly ranOn: readonly RanOn[];
}

export function Pipeline({ section, cell, path, ranOn }: Props) {
  const current = useSignal(0);
  const batch = useMemo(() => toBatch(cell), [cell]);
  const told = useMemo(() => sectionsOf(section.parts, 3), [section]);
  const program = useMemo(
    () => cell.code.map((line) => line.map((piece) => ('text' in piece ? piece.text : '')).join('')),
    [cell],
  );
  const step = STEPS[current.value] ?? STEPS[0];
  const go = (to: number) => {
    const next = STEPS[to];
    if (!next || to === current.peek()) return;
    current.value = to;
    say(`Step ${to + 1} of ${STEPS.length}: ${next.name}.`);
  };
  const swipe = useSwipe((by) => go(current.peek() + by));
  if (!step) return null;
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(current.peek() + by);
  };
  return (
    <section class="pipeline wide" aria-labelledby={section.id}>
      <h2 id={section.id} dangerouslySetInnerHTML={trustedHtml(section.html)} />
      <div class="prose" dangerouslySetInnerHTML={trustedHtml(proseOf(section.parts))} />
      <div class="pipeline-columns">
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys are a way beside the buttons */}
        <fieldset class="steps" aria-label="Steps" onKeyDown={onKeyDown}>
          <StepList current={current.value} go={go} />
          <div class="swiped" {...swipe}>
            <TensorTable batch={batch} step={step} />
          </div>
          <Turn current={current.value} go={go} />
          {/* All of them take the room of the longest, so that nothing below moves. */}
          <div class="told-steps">
            {told.map(({ id, html, parts }) => (
              <div key={id} class="prose" data-current={id === step.section ? '' : undefined}>
                <h3 dangerouslySetInnerHTML={trustedHtml(html)} />
                <div dangerouslySetInnerHTML={trustedHtml(proseOf(parts))} />
              </div>
            ))}
          </div>
        </fieldset>
        <Cell cell={cell} path={path} ranOn={ranOn} isMarked={(index) => isLineOf(step, program, index)} />
      </div>
    </section>
  );
}

interface StepsProps {
  readonly current: number;
  readonly go: (to: number) => void;
}

function StepList({ current, go }: StepsProps) {
  return (
    <ol>
      {STEPS.map(({ name }, i) => (
        <li key={name}>
          <button type="button" aria-current={i === current ? 'step' : undefined} onClick={() => go(i)}>
            {name}
          </button>
        </li>
      ))}
    </ol>
  );
}

function Turn({ current, go }: StepsProps) {
  const next = STEPS[current + 1];
  return (
    <div class="turn">
      <button type="button" class="button" aria-disabled={current === 0} onClick={() => go(current - 1)}>
        Back
      </button>
      <button
        type="button"
        class={next ? 'button main' : 'button'}
        aria-disabled={!next}
        onClick={() => go(current + 1)}
      >
        {next ? `Next: ${next.name.toLowerCase()}` : 'Next'}
      </button>
    </div>
  );
}

/** Props for what can be swiped with a finger; `turn` gets 1 for the next and -1 for the one before. */
function useSwipe(turn: (by: 1 | -1) => void) {
  const start = useRef<{ readonly x: number; readonly y: number } | null>(null);
  return {
    onPointerDown: (event: PointerEvent) => {
      start.current = event.pointerType === 'touch' ? { x: event.clientX, y: event.clientY } : null;
    },
    onPointerUp: (event: PointerEvent) => {
      if (!start.current) return;
      const [dx, dy] = [event.clientX - start.current.x, event.clientY - start.current.y];
      start.current = null;
      if (Math.abs(dx) >= SWIPE_PX && Math.abs(dx) > 2 * Math.abs(dy)) turn(dx < 0 ? 1 : -1);
    },
    onPointerCancel: () => {
      start.current = null;
    },
  };
}
