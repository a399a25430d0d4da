/** The numbers of a scene and why they are so; the same as a table for who does not see the bars. */
import type { ReadonlySignal } from '@preact/signals';
import type { Scene } from './scene.ts';
import type { Smoothed } from './smoothing.ts';
import { long, short, whereNow, why } from './told.ts';

interface Props {
  readonly scene: ReadonlySignal<Scene>;
  readonly smoothed: ReadonlySignal<Smoothed | null>;
}

/** A scene at rest with its numbers. */
export interface Settled {
  readonly scene: Scene;
  readonly smoothed: Smoothed;
  /** It is not the first of the page. */
  readonly hasMoved: boolean;
}

export function Numbers({ smoothed: found }: Pick<Props, 'smoothed'>) {
  const smoothed = found.value;
  return (
    <dl class="numbers">
      <div class="of-loss">
        <dt>Smoothed loss</dt>
        <dd>{smoothed ? long(smoothed.loss) : '…'}</dd>
      </div>
      <div class="of-plain">
        <dt>Plain loss</dt>
        <dd>{smoothed ? long(smoothed.plain) : '…'}</dd>
      </div>
      <div>
        <dt>Floor</dt>
        <dd>{smoothed ? long(smoothed.floor) : '…'}</dd>
      </div>
    </dl>
  );
}

const VERDICTS = {
  higher: 'Higher than the plain loss',
  lower: 'Lower than the plain loss',
  equal: 'The same as the plain loss',
} as const;

interface ToldProps extends Props {
  readonly settled: ReadonlySignal<Settled | null>;
  readonly failed: boolean;
  readonly retry: () => void;
}

export function Told({ scene, smoothed, settled, failed, retry }: ToldProps) {
  if (failed) {
    return (
      <div class="told">
        <p>The engine could not be fetched. Is the connection up?</p>
        <button type="button" class="button" onClick={retry}>
          Try again
        </button>
      </div>
    );
  }
  if (!smoothed.value)
    return <p class="told">Fetching the engine (about 110 KB): the numbers come with it.</p>;
  return (
    <div class="told">
      <Reason scene={scene.value} smoothed={smoothed.value} />
      <Table settled={settled} />
    </div>
  );
}

function Reason({ scene, smoothed }: { readonly scene: Scene; readonly smoothed: Smoothed }) {
  const { verdict, sum, reason } = why(scene, smoothed);
  return (
    <>
      <p>
        <strong>{VERDICTS[verdict]}.</strong> {reason}
      </p>
      <p class="sum">{sum}</p>
      <p>{whereNow(scene, smoothed)}</p>
    </>
  );
}

/** Not drawn while something moves: only a screen reader sees it. */
function Table({ settled }: Pick<ToldProps, 'settled'>) {
  if (!settled.value) return null;
  const { scene, smoothed } = settled.value;
  return (
    <div class="unseen">
      <table>
        <caption>The example, class by class</caption>
        <thead>
          <tr>
            <th scope="col">class</th>
            <th scope="col">logit</th>
            <th scope="col">p</th>
            <th scope="col">q</th>
            <th scope="col">gradient</th>
          </tr>
        </thead>
        <tbody>
          {scene.logits.map((logit, k) => (
            <tr key={k}>
              <th scope="row">
                {k}
                {k === scene.target && ' (true)'}
              </th>
              <td>{short(logit)}</td>
              <td>{short(smoothed.probabilities[k] ?? 0)}</td>
              <td>{short(smoothed.targets[k] ?? 0)}</td>
              <td>{short(smoothed.gradient[k] ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
