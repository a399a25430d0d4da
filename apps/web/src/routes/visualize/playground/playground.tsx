/** One example to play with: every number is computed by the engine, in this page, while something moves. */
import { useComputed, useSignal, useSignalEffect, type ReadonlySignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { say } from '../../../status/status-line.tsx';
import { Controls } from './controls.tsx';
import { LogitBars, LogitInputs } from './logit-bars.tsx';
import { LossCurve } from './loss-curve.tsx';
import { Numbers, type Settled, Told } from './numbers.tsx';
import { atBest, type Scene } from './scene.ts';
import { toHash } from './scene-link.ts';
import { type Smoothed, type Smoother, smoother } from './smoothing.ts';
import { GradientBars, ProbabilityBars } from './target-bars.tsx';
import { announcement } from './told.ts';
import { useScene } from './use-scene.ts';
import '@tenfold/charts/chart.css';
import './playground.css';

/** Silence before the result is announced. */
const SETTLED_MS = 900;

export function Playground() {
  const root = useRef<HTMLDivElement>(null);
  const { scene, notices, moveTo } = useScene(() => root.current?.closest('section')?.scrollIntoView());
  const engine = useEngine();
  const smoothed = useComputed(() => engine.smoother.value?.(scene.value) ?? null);
  const settled = useSettled(scene, smoothed);
  const copy = async () => {
    history.replaceState(history.state, '', toHash(scene.peek()));
    await navigator.clipboard.writeText(location.href).then(
      () => say('Copied: the link opens this scene.'),
      () => say('The browser does not let pages copy: the link is in the address bar.'),
    );
  };
  // What moves is read below, by each part for itself: what stands still is not drawn again with every frame.
  const count = useComputed(() => scene.value.logits.length).value;
  const hasBest = useComputed(() => typeof smoothed.value?.bestGap === 'number').value;
  const toBest = () => {
    const { bestGap = null } = smoothed.peek() ?? {};
    if (bestGap !== null) moveTo(atBest(scene.peek(), bestGap));
    else say('Without smoothing no finite logits are the best: choose an ε between 0 and 1.');
  };
  return (
    <div ref={root} class="playground">
      {notices.value.length > 0 && (
        <output class="notice">The link could not be taken as it is. {notices.value.join(' ')}</output>
      )}
      <div class="playground-areas">
        <Numbers smoothed={smoothed} />
        <div class="picture" style={{ '--count': count }}>
          <h3>Logits</h3>
          <LogitBars scene={scene} smoothed={smoothed} />
          <LogitInputs scene={scene} />
          <TrueClass scene={scene} />
          <h3>
            <span class="key-p">p, what the model says</span>{' '}
            <span class="key-q">q, the smoothed target</span>
          </h3>
          <ProbabilityBars smoothed={smoothed} count={count} />
          <h3>Gradient of the loss, p − q: training moves each logit the other way</h3>
          <GradientBars smoothed={smoothed} count={count} />
        </div>
        <div class="beside">
          <Told
            scene={scene}
            smoothed={smoothed}
            settled={settled}
            failed={engine.failed.value}
            retry={engine.retry}
          />
          <Controls scene={scene} moveTo={moveTo} />
          <div class="acts">
            <button type="button" class="button" aria-disabled={!hasBest} onClick={toBest}>
              Go to the optimum
            </button>
            <button type="button" class="button" onClick={() => void copy()}>
              Copy a link to this
            </button>
          </div>
          <LossCurve scene={scene} smoothed={smoothed} />
        </div>
      </div>
      <Announced settled={settled} />
    </div>
  );
}

function TrueClass({ scene }: { readonly scene: ReturnType<typeof useScene>['scene'] }) {
  const count = useComputed(() => scene.value.logits.length).value;
  const target = useComputed(() => scene.value.target).value;
  return (
    <fieldset class="row classes">
      <legend>True class</legend>
      {Array.from({ length: count }, (_, k) => (
        <label key={k}>
          <input
            type="radio"
            name="true-class"
            aria-label={`Class ${k}`}
            checked={k === target}
            onInput={() => {
              scene.value = { ...scene.peek(), target: k };
            }}
          />
          <span aria-hidden="true">{k}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** The engine is fetched once the page works: nothing above needs it. */
function useEngine() {
  const found = useSignal<Smoother | null>(null);
  const failed = useSignal(false);
  const load = async () => {
    failed.value = false;
    try {
      found.value = smoother(await import('./engine.ts'));
    } catch {
      failed.value = true;
    }
  };
  useEffect(() => void load(), []);
  return { smoother: found, failed, retry: () => void load() };
}

/** The scene and its numbers once nothing has moved for a while: for who reads them rather than sees them move. */
function useSettled(scene: ReadonlySignal<Scene>, smoothed: ReadonlySignal<Smoothed | null>) {
  const settled = useSignal<Settled | null>(null);
  useSignalEffect(() => {
    const [at, found] = [scene.value, smoothed.value];
    if (!found) return;
    const hasMoved = settled.peek() !== null;
    const timer = setTimeout(
      () => {
        settled.value = { scene: at, smoothed: found, hasMoved };
      },
      hasMoved ? SETTLED_MS : 0,
    );
    return () => clearTimeout(timer);
  });
  return settled;
}

/** Nothing before the first move. */
function Announced({ settled }: { readonly settled: ReadonlySignal<Settled | null> }) {
  const now = settled.value;
  return <output class="unseen">{now?.hasMoved ? announcement(now.scene, now.smoothed) : ''}</output>;
}
