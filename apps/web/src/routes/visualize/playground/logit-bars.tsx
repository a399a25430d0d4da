/**
 * The logits as bars that can be dragged (by the knob with a finger, anywhere with a mouse) or typed below, where arrow keys
 * move them too. The bars are for the eye: the inputs say the same to everyone else.
 */
import { type ReadonlySignal, type Signal, useComputed } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { clamped, DRAG_STEP, LIMITS, type Scene, withLogit } from './scene.ts';
import type { Smoothed } from './smoothing.ts';
import { short } from './told.ts';

const { from: LOWEST, to: HIGHEST } = LIMITS.logit;
/** From the top of the panel, as a share of its height. */
const heightOf = (logit: number) => ((HIGHEST - logit) / (HIGHEST - LOWEST)) * 100;

interface Props {
  readonly scene: Signal<Scene>;
  readonly smoothed: ReadonlySignal<Smoothed | null>;
}

export function LogitBars({ scene, smoothed }: Props) {
  const { logits, target } = scene.value;
  /** What the true logit is compared with; null while it is not computed. */
  const mean = smoothed.value?.meanLogit ?? null;
  return (
    <div class="bars logits" aria-hidden="true">
      <span class="zero" style={{ top: `${heightOf(0)}%` }} />
      {mean !== null && (
        <span class="mean" style={{ top: `${heightOf(mean)}%` }}>
          <span class={mean > 5 ? 'below' : undefined}>mean {short(mean)}</span>
        </span>
      )}
      {logits.map((logit, index) => (
        <Bar key={index} scene={scene} index={index} logit={logit} isTrue={index === target} />
      ))}
    </div>
  );
}

interface BarProps {
  readonly scene: Signal<Scene>;
  readonly index: number;
  readonly logit: number;
  readonly isTrue: boolean;
}

function Bar({ scene, index, logit, isTrue }: BarProps) {
  const column = useRef<HTMLDivElement>(null);
  /** How far from the knob's middle it was taken, so that it does not jump; null while nothing is dragged. */
  const hold = useRef<number | null>(null);
  const valueAt = (clientY: number) => {
    const { top, height } = column.current?.getBoundingClientRect() ?? { top: 0, height: 1 };
    return HIGHEST - ((clientY - top) / height) * (HIGHEST - LOWEST);
  };
  const set = (value: number) => {
    scene.value = withLogit(scene.peek(), index, clamped(value, { ...LIMITS.logit, step: DRAG_STEP }));
  };
  const take = (event: PointerEvent) => {
    const onKnob = event.target instanceof Element && event.target.closest('.knob') !== null;
    if (event.button !== 0 || (event.pointerType === 'touch' && !onKnob)) return;
    // Else the browser looks for text to select with every move.
    event.preventDefault();
    hold.current = onKnob ? logit - valueAt(event.clientY) : 0;
    column.current?.setPointerCapture(event.pointerId);
    set(valueAt(event.clientY) + hold.current);
  };
  const drag = (event: PointerEvent) => {
    if (hold.current !== null) set(valueAt(event.clientY) + hold.current);
  };
  const drop = () => {
    hold.current = null;
  };
  const [top, bottom] = [heightOf(Math.max(0, logit)), heightOf(Math.min(0, logit))];
  return (
    <div
      ref={column}
      class={isTrue ? 'column true' : 'column'}
      onPointerDown={take}
      onPointerMove={drag}
      onPointerUp={drop}
      onPointerCancel={drop}
    >
      <span class="bar" style={{ top: `${top}%`, height: `${bottom - top}%` }} />
      <span class="knob" style={{ top: `${heightOf(logit)}%` }} />
    </div>
  );
}

/** One number for each class, in the columns of the bars. */
export function LogitInputs({ scene }: { readonly scene: Signal<Scene> }) {
  const count = useComputed(() => scene.value.logits.length).value;
  const type = (index: number) => (event: Event & { readonly currentTarget: HTMLInputElement }) => {
    const value = event.currentTarget.valueAsNumber;
    if (!Number.isNaN(value)) scene.value = withLogit(scene.peek(), index, value);
  };
  return (
    <fieldset class="row inputs" aria-label="Logits">
      {Array.from({ length: count }, (_, index) => (
        <input
          key={index}
          type="number"
          inputMode="decimal"
          aria-label={`Logit of class ${index}`}
          min={LOWEST}
          max={HIGHEST}
          step={DRAG_STEP}
          value={scene.value.logits[index]}
          onInput={type(index)}
          onBlur={(event) => {
            event.currentTarget.value = String(scene.peek().logits[index]);
          }}
        />
      ))}
    </fieldset>
  );
}
