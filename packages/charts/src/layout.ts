/**
 * Every chart is drawn twice: for a phone and for a column of text. Units are CSS pixels at the size it is made for;
 * `chart.css` shows the one that fits. At 360 px the narrow drawing is 320 px wide, so its text is 11.3 px high.
 */
export interface Layout {
  readonly name: 'narrow' | 'wide';
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
}

export const LAYOUTS: readonly Layout[] = [
  { name: 'narrow', width: 340, height: 260, fontSize: 12 },
  { name: 'wide', width: 640, height: 340, fontSize: 13 },
];

export const lineHeight = ({ fontSize }: Layout) => Math.round(fontSize * 1.35);

/** What a kind draws: SVG inside a drawing of the layout's width and of this height. */
export interface Drawing {
  readonly height: number;
  readonly content: string;
}
