/** Both losses as the true logit moves and the others stay: they cross where it meets the mean of what it is compared with. */
import type { ReadonlySignal } from '@preact/signals';
import { markerPath, spread, toScale } from '@tenfold/charts';
import { LIMITS, type Scene } from './scene.ts';
import type { Smoothed } from './smoothing.ts';
import { short } from './told.ts';

const BOX = { width: 360, height: 236, left: 30, right: 282, top: 30, bottom: 196 };
const X = toScale({ label: 'true logit', from: LIMITS.logit.from, to: LIMITS.logit.to }, [], 4);
const toX = (logit: number) => BOX.left + X.toUnit(logit) * (BOX.right - BOX.left);

interface Props {
  readonly scene: ReadonlySignal<Scene>;
  readonly smoothed: ReadonlySignal<Smoothed | null>;
}

export function LossCurve({ scene: { value: scene }, smoothed: { value: smoothed } }: Props) {
  const sweep = smoothed?.sweep ?? [];
  const y = toScale(
    { label: 'loss', from: 0 },
    sweep.flatMap(({ loss, plain }) => [loss, plain]),
    4,
  );
  const toY = (loss: number) => BOX.bottom - y.toUnit(loss) * (BOX.bottom - BOX.top);
  const path = (of: (each: Smoothed['sweep'][number]) => number) =>
    sweep
      .map((each, i) => `${i === 0 ? 'M' : 'L'}${toX(each.logit).toFixed(1)} ${toY(of(each)).toFixed(1)}`)
      .join('');
  return (
    <div class="chart loss-curve" aria-hidden="true">
      <svg viewBox={`0 0 ${BOX.width} ${BOX.height}`}>
        {y.ticks.map(({ value, label }) => (
          <g key={label}>
            <path class="grid" d={`M${BOX.left} ${toY(value).toFixed(1)}H${BOX.right}`} />
            <text class="tick" x={BOX.left - 6} y={toY(value) + 4} text-anchor="end">
              {label}
            </text>
          </g>
        ))}
        <path class="base" d={`M${BOX.left} ${BOX.bottom}H${BOX.right}`} />
        {X.ticks.map(({ value, label }) => (
          <text key={label} class="tick" x={toX(value)} y={BOX.bottom + 17} text-anchor="middle">
            {label}
          </text>
        ))}
        <text class="axis" x={0} y={12}>
          loss
        </text>
        <text class="axis" x={BOX.right} y={BOX.height - 4} text-anchor="end">
          true logit, the others as they are
        </text>
        {smoothed && (
          <>
            <Mean at={smoothed.meanLogit} />
            <path class="reference" d={`M${BOX.left} ${toY(smoothed.floor).toFixed(1)}H${BOX.right}`} />
            <path class="s1 line" d={path(({ plain }) => plain)} />
            <path class="s2 line" d={path(({ loss }) => loss)} />
            <Here
              logit={scene.logits[scene.target] ?? 0}
              loss={toY(smoothed.loss)}
              plain={toY(smoothed.plain)}
            />
            <Ends sweep={sweep} toY={toY} floor={smoothed.floor} />
          </>
        )}
      </svg>
    </div>
  );
}

/** Left of the mean the smoothed loss is the lower one, right of it the higher. */
function Mean({ at }: { readonly at: number }) {
  const x = toX(at);
  const isRight = x > BOX.right - 70;
  return (
    <>
      <path class="reference" d={`M${x.toFixed(1)} ${BOX.top}V${BOX.bottom}`} />
      <text class="quiet" x={isRight ? x - 5 : x + 5} y={BOX.top + 8} text-anchor={isRight ? 'end' : 'start'}>
        mean {short(at)}
      </text>
    </>
  );
}

function Here({
  logit,
  loss,
  plain,
}: {
  readonly logit: number;
  readonly loss: number;
  readonly plain: number;
}) {
  const x = toX(logit);
  return (
    <>
      <path class="here" d={`M${x.toFixed(1)} ${plain.toFixed(1)}V${loss.toFixed(1)}`} />
      <path class="s1 mark" d={markerPath(0, x, plain, 5)} />
      <path class="s2 mark" d={markerPath(1, x, loss, 5)} />
    </>
  );
}

interface EndsProps {
  readonly sweep: Smoothed['sweep'];
  readonly toY: (loss: number) => number;
  readonly floor: number;
}

function Ends({ sweep, toY, floor }: EndsProps) {
  const last = sweep.at(-1);
  const names = [
    { name: 'plain', style: 's1 end', y: toY(last?.plain ?? 0) },
    { name: 'smoothed', style: 's2 end', y: toY(last?.loss ?? 0) },
    { name: 'floor', style: 'quiet', y: toY(floor) },
  ];
  const places = spread(
    names.map(({ y }) => y),
    16,
    BOX.top,
    BOX.bottom,
  );
  return names.map(({ name, style }, i) => (
    <text key={name} class={style} x={BOX.right + 8} y={(places[i] ?? 0) + 4}>
      {name}
    </text>
  ));
}
