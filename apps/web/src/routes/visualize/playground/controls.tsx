import { type Signal, useComputed } from '@preact/signals';
import { clamped, LIMITS, type Scene, SITUATIONS, START, withClasses } from './scene.ts';

interface Props {
  readonly scene: Signal<Scene>;
  readonly moveTo: (scene: Scene) => void;
}

export function Controls({ scene, moveTo }: Props) {
  const eps = useComputed(() => scene.value.eps).value;
  const count = useComputed(() => scene.value.logits.length).value;
  const convention = useComputed(() => scene.value.convention).value;
  const change = (part: Partial<Scene>) => {
    scene.value = { ...scene.peek(), ...part };
  };
  const setEps = (value: number) => {
    if (!Number.isNaN(value)) change({ eps: clamped(value, LIMITS.eps) });
  };
  return (
    <div class="controls">
      <Slider
        id="play-eps"
        label="Smoothing ε"
        limits={LIMITS.eps}
        value={eps}
        text={eps.toFixed(2)}
        onInput={setEps}
      />
      <Slider
        id="play-classes"
        label="Classes K"
        limits={LIMITS.classes}
        value={count}
        text={String(count)}
        onInput={(classes) => {
          scene.value = withClasses(scene.peek(), classes);
        }}
      />
      <fieldset>
        <legend>Who gets what the true class gives up</legend>
        <label>
          <input
            type="radio"
            name="share"
            checked={convention === 'all'}
            onInput={() => change({ convention: 'all' })}
          />
          all classes, ε/K each (PyTorch)
        </label>
        <label>
          <input
            type="radio"
            name="share"
            checked={convention === 'others'}
            onInput={() => change({ convention: 'others' })}
          />
          the others, ε/(K − 1) each
        </label>
      </fieldset>
      <Situations scene={scene} moveTo={moveTo} />
    </div>
  );
}

interface SliderProps {
  readonly id: string;
  readonly label: string;
  readonly limits: { readonly from: number; readonly to: number; readonly step: number };
  readonly value: number;
  readonly text: string;
  readonly onInput: (value: number) => void;
}

function Slider({ id, label, limits, value, text, onInput }: SliderProps) {
  return (
    <div class="control">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        min={limits.from}
        max={limits.to}
        step={limits.step}
        value={value}
        onInput={(event) => onInput(event.currentTarget.valueAsNumber)}
      />
      <output htmlFor={id}>{text}</output>
    </div>
  );
}

function Situations({ scene, moveTo }: Props) {
  return (
    <fieldset class="situations">
      <legend>Situations worth seeing</legend>
      {SITUATIONS.map(({ name, logits, target }) => (
        <button
          key={name}
          type="button"
          class="button"
          onClick={() => moveTo({ ...scene.peek(), logits, target })}
        >
          {name}
        </button>
      ))}
      <button type="button" class="button plain" onClick={() => moveTo(START)}>
        Start again
      </button>
    </fieldset>
  );
}
