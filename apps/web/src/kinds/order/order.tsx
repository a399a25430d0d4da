/**
 * Lines are put in order by dragging (a finger takes them by the grip, so that the page can still be scrolled) or with
 * buttons: below the code the program as it stands, each line with Up, Down and Take out, and the lines that are left.
 * Focus stays on the line that was moved.
 */
import { type OptionId, placesOf } from '@tenfold/pattern/public';
import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { CodeListing } from '../../code/code-listing.tsx';
import type { LiveTask } from '../../task/live-task.ts';
import { dragLater } from '../blanks/drag-later.ts';
import { fly } from '../blanks/place-chip.ts';
import './order.css';

type Press = 'up' | 'down' | 'out' | 'in';

export function Order({ task, children }: { task: LiveTask; children: ComponentChildren }) {
  const root = useRef<HTMLDivElement>(null);
  const { variant } = task.context.value;
  const { answer, phase } = task.state.value;
  const places = answer.kind === 'order' ? answer.lines : [];
  const lines = places.filter((line) => line !== null);
  const left = variant.options.filter(({ id }) => !lines.includes(id));
  /** Does it, then gives focus to the same button of the same line, or to the nearest that is there. */
  const press = (line: OptionId, button: Press, blank?: number) => {
    task.send(
      button === 'out' && blank !== undefined
        ? { kind: 'clear', blank }
        : { kind: 'place', option: line, ...(blank !== undefined && { blank }) },
    );
    requestAnimationFrame(() => {
      const row = root.current?.querySelector(`[data-line="${line}"]`);
      const same = row?.querySelector<HTMLButtonElement>(`[data-press="${button}"]:not(:disabled)`);
      (same ?? row?.querySelector<HTMLButtonElement>('button:not(:disabled)'))?.focus();
    });
  };
  useDragging(task, root);
  const textOf = (line: OptionId) => variant.options.find(({ id }) => id === line)?.text ?? '';
  const open = phase === 'open';
  return (
    <div class="order" ref={root}>
      {variant.code && (
        <CodeListing lines={variant.code} blank={() => <span class="blank-mark">your lines</span>} />
      )}
      <h3 class="label">Your lines</h3>
      <ol class="order-lines">
        {places.map((line, place) =>
          line === null ? (
            <li key={`empty ${place}`} class="order-line empty" data-place={place}>
              empty
            </li>
          ) : (
            <li key={line} class="order-line" data-line={line} data-place={place}>
              <Grip />
              <code>{textOf(line)}</code>
              <span class="order-buttons">
                <Move
                  press={() => press(line, 'up', place - 1)}
                  name="up"
                  of={textOf(line)}
                  off={!open || place === 0}
                />
                <Move
                  press={() => press(line, 'down', place + 1)}
                  name="down"
                  of={textOf(line)}
                  off={!open || place >= lines.length - 1}
                />
                <Move press={() => press(line, 'out', place)} name="out" of={textOf(line)} off={!open} />
              </span>
            </li>
          ),
        )}
      </ol>
      <h3 class="label">Lines left</h3>
      <ul class="order-lines" data-place="out">
        {left.map(({ id, text }) => (
          <li key={id} class="order-line" data-line={id}>
            <Grip />
            <code>{text}</code>
            <span class="order-buttons">
              <Move
                press={() => press(id, 'in')}
                name="in"
                of={text}
                off={!open || lines.length === places.length}
              />
            </span>
          </li>
        ))}
      </ul>
      {children}
    </div>
  );
}

function useDragging(task: LiveTask, root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const area = root.current;
    if (!area) return undefined;
    return dragLater(area, {
      itemAt: (pressed, event) => {
        const isHeld =
          event.pointerType === 'mouse' ? !pressed.closest('button') : pressed.closest('.order-grip');
        const isOpen = task.state.peek().phase === 'open';
        return isOpen && isHeld ? pressed.closest<HTMLElement>('[data-line]') : null;
      },
      places: '[data-place]',
      drop: (item, ghost, place) => dropLine(task, area, { item, ghost, place }),
    });
  }, [task]);
}

interface Dropped {
  item: HTMLElement;
  ghost: HTMLElement;
  place: HTMLElement;
}

/** A line goes where it was let go: to a place, or out to those that are left. */
function dropLine(task: LiveTask, area: HTMLElement, { item, ghost, place }: Dropped): void {
  const option = task.context.peek().variant.options.find(({ id }) => id === item.dataset.line)?.id;
  if (option === undefined) return;
  const [from, to] = [item.dataset.place, place.dataset.place];
  const start = ghost.getBoundingClientRect();
  if (to !== 'out') {
    // Where all places are taken, a line that is left takes the place of the one there.
    const isFull = placesOf(task.state.peek().answer).every((line) => line !== null);
    if (isFull && from === undefined) task.send({ kind: 'clear', blank: Number(to) }, true);
    task.send({ kind: 'place', option, blank: Number(to) });
  }
  if (to === 'out' && from !== undefined) task.send({ kind: 'clear', blank: Number(from) });
  requestAnimationFrame(() => fly(start, area.querySelector(`[data-line="${option}"] code`)));
}

function Grip() {
  return (
    <span class="order-grip" aria-hidden="true">
      ⠿
    </span>
  );
}

const SIGNS: Readonly<Record<Press, readonly [sign: string, says: string]>> = {
  up: ['↑', 'Move up'],
  down: ['↓', 'Move down'],
  out: ['×', 'Take out'],
  in: ['+', 'Add'],
};

interface MoveProps {
  press: () => void;
  name: Press;
  /** The line's text, for the button's name. */
  of: string;
  off: boolean;
}

function Move({ press, name, of, off }: MoveProps) {
  const [sign, says] = SIGNS[name];
  return (
    <button
      type="button"
      class="button"
      data-press={name}
      disabled={off}
      aria-label={`${says}: ${of}`}
      onClick={press}
    >
      {sign}
    </button>
  );
}
