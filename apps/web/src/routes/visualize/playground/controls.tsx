import type { Signal } from '@preact/signals';
import { clamped, LIMITS, type Scene, SITUATIONS, START, withClasses } from './scene.ts';

interface Props {
  readonly scene: Signal<Scene>;
  readonly moveTo: (scene: Scene) => void;
}

export function Controls({ scene, moveTo }: Props) {
  const { eps, logits, convention } = scene.value;
  const change = (part: Partial<Scene>) => {
    scene.value = { ...scene.peek(), ...part };
  };
  const setEps = (value: number) => {
    if (!Number.isNaN(value)) change({ eps: clamped(value, LIMITS.eps) });
  };
  return (
    <div class="controls">
      <div class="control">
        <label htmlFor="play-eps">Smoothing ε</label>
        <input
          id="play-eps"
          type="range"
          min={LIMITS.eps.from}
          max={LIMITS.eps.to}
          step={LIMITS.eps.step}
          value={eps}
          onInput={(event) => setEps(event.currentTarget.valueAsNumber)}
        />
        <output htmlFor="play-eps">{eps.toFixed(2)}</output>
      </div>
      <div class="control">
        <label htmlFor="play-classes">Classes K</label>
        <input
          id="play-classes"
          type="range"
          min={LIMITS.classes.from}
          max={LIMITS.classes.to}
          step={1}
          value={logits.length}
          onInput={(event) => {
            scene.value = withClasses(scene.peek(), event.currentTarget.valueAsNumber);
          }}
        />
        <output htmlFor="play-classes">{logits.length}</output>
      </div>
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

function Situations({ scene, moveTo }: Props) {
  return (
    <fieldset class="situations" aria-label="Situations worth seeing">
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
