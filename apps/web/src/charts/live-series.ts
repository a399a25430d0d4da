/** One curve that grows while it is drawn: its points in typed arrays, with the range they have reached. */
export class LiveSeries {
  readonly name: string;
  length = 0;
  x = new Float64Array(256);
  y = new Float64Array(256);
  lowest = Infinity;
  highest = -Infinity;

  constructor(name: string) {
    this.name = name;
  }

  /** `x` never falls. A `y` that is not finite (a loss that overflowed) is a gap in the curve. */
  push(x: number, y: number): void {
    if (this.length === this.x.length) {
      this.x = doubled(this.x);
      this.y = doubled(this.y);
    }
    this.x[this.length] = x;
    this.y[this.length] = y;
    this.length += 1;
    if (!Number.isFinite(y)) return;
    this.lowest = Math.min(this.lowest, y);
    this.highest = Math.max(this.highest, y);
  }

  clear(): void {
    this.length = 0;
    this.lowest = Infinity;
    this.highest = -Infinity;
  }
}

function doubled(values: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(values.length * 2);
  larger.set(values);
  return larger;
}
