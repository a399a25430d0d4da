/**
 * Curves that are drawn while they grow, on a canvas. Who makes the points pushes them into `series` and then changes
 * `version`; however often that happens, the picture is drawn at most once a frame, and not at all out of sight.
 */
import type { Axis } from '@tenfold/charts';
import { type ReadonlySignal, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useId, useMemo, useRef } from 'preact/hooks';
import { theme } from '../theme/theme.ts';
import { drawLiveLines, type LiveColours, type LivePicture } from './draw-live-lines.ts';
import type { LiveSeries } from './live-series.ts';
import { liveSummary } from './live-summary.ts';
import '@tenfold/charts/chart.css';
import './live-lines.css';

export interface LiveLinesProps {
  /** Names the picture for who does not see it. */
  readonly title: string;
  readonly x: Axis;
  readonly y: Axis;
  /** The same array as long as the curves are the same. */
  readonly series: readonly LiveSeries[];
  readonly version: ReadonlySignal<unknown>;
  readonly references?: LivePicture['references'];
}

const NONE: LivePicture['references'] = [];
/** How often the text for screen readers changes: it is read when asked for, never announced. */
const SUMMARY_MS = 1000;

export function LiveLines({ title, x, y, series, version, references = NONE }: LiveLinesProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const summary = useSignal(liveSummary(series, x.label, y.label));
  const id = useId();
  const drawer = useMemo(() => frameDrawer(), []);
  useSignalEffect(() => {
    void [version.value, theme.value];
    drawer.ask();
  });
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    drawer.draw = () => drawOn(element, { series, x, y, references });
    const tell = setInterval(() => {
      summary.value = liveSummary(series, x.label, y.label);
    }, SUMMARY_MS);
    const watcher = new ResizeObserver(drawer.ask);
    watcher.observe(element);
    drawer.ask();
    return () => {
      watcher.disconnect();
      clearInterval(tell);
      drawer.stop();
    };
  }, [series, x, y, references]);
  return (
    <div class="live-lines chart">
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an img element cannot be drawn on */}
      <canvas ref={canvas} role="img" aria-label={title} aria-describedby={id} />
      {/* What the style sheets say of each colour is read from these. */}
      <div class="colours" aria-hidden="true">
        {series.map((each, i) => (
          <i key={each.name} class={`s${i + 1}`} />
        ))}
        <i class="ink" />
        <i class="hairline" />
      </div>
      <p id={id} class="unseen">
        {summary}
      </p>
    </div>
  );
}

/** Draws on the next frame after it was asked to, once. */
function frameDrawer() {
  let frame = 0;
  const drawer = {
    draw: () => {},
    ask: () => {
      if (frame !== 0 || typeof requestAnimationFrame === 'undefined') return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        drawer.draw();
      });
    },
    stop: () => {
      cancelAnimationFrame(frame);
      frame = 0;
    },
  };
  return drawer;
}

function drawOn(canvas: HTMLCanvasElement, picture: LivePicture): void {
  const context = canvas.getContext('2d');
  const { clientWidth: width, clientHeight: height } = canvas;
  if (!context || width === 0) return;
  const pixelRatio = devicePixelRatio;
  const [pixelWidth, pixelHeight] = [Math.round(width * pixelRatio), Math.round(height * pixelRatio)];
  if (canvas.width !== pixelWidth || canvas.height !== pixelHeight) {
    canvas.width = pixelWidth;
    canvas.height = pixelHeight;
  }
  const family = getComputedStyle(canvas).fontFamily;
  drawLiveLines(context, picture, coloursBeside(canvas), { width, height, pixelRatio, family });
}

function coloursBeside(canvas: HTMLCanvasElement): LiveColours {
  const colours = [...(canvas.nextElementSibling?.children ?? [])].map(
    (each) => getComputedStyle(each).color,
  );
  const [ink = 'black', hairline = 'grey'] = colours.slice(-2);
  return { series: colours.slice(0, -2), ink, hairline };
}
