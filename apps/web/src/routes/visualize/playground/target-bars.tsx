/** What the model says beside what it is to say, and the gradient, which is their difference, class by class. */
import type { ReadonlySignal } from '@preact/signals';
import type { Smoothed } from './smoothing.ts';
import { short } from './told.ts';

interface Props {
  readonly smoothed: ReadonlySignal<Smoothed | null>;
  readonly count: number;
}

export function ProbabilityBars({ smoothed: { value: smoothed }, count }: Props) {
  return (
    <>
      <div class="bars shares" aria-hidden="true">
        {columns(count).map((k) => (
          <div class="column" key={k}>
            {smoothed && (
              <>
                <span class="bar p" style={{ height: `${(smoothed.probabilities[k] ?? 0) * 100}%` }} />
                <span class="goal" style={{ bottom: `${(smoothed.targets[k] ?? 0) * 100}%` }} />
              </>
            )}
          </div>
        ))}
      </div>
      <div class="row values" aria-hidden="true">
        {columns(count).map((k) => (
          <span key={k}>
            <span class="of-p">{smoothed ? short(smoothed.probabilities[k] ?? 0) : ' '}</span>
            <span class="of-q">{smoothed ? short(smoothed.targets[k] ?? 0) : ' '}</span>
          </span>
        ))}
      </div>
    </>
  );
}

export function GradientBars({ smoothed: { value: smoothed }, count }: Props) {
  return (
    <>
      <div class="bars gradient" aria-hidden="true">
        <span class="zero" style={{ top: '50%' }} />
        {columns(count).map((k) => {
          const slope = smoothed?.gradient[k] ?? 0;
          const height = `${Math.abs(slope) * 50}%`;
          return (
            <div class="column" key={k}>
              {smoothed && (
                <span
                  class={slope > 0 ? 'bar p' : 'bar q'}
                  style={slope > 0 ? { bottom: '50%', height } : { top: '50%', height }}
                />
              )}
            </div>
          );
        })}
      </div>
      <div class="row values" aria-hidden="true">
        {columns(count).map((k) => (
          <span key={k}>{smoothed ? short(smoothed.gradient[k] ?? 0) : ' '}</span>
        ))}
      </div>
    </>
  );
}

const columns = (count: number) => Array.from({ length: count }, (_, k) => k);
