/** Mersenne Twister (Matsumoto and Nishimura 1998), seeded as PyTorch's CPU generator: by the low 32 bits. */
const N = 624;
const M = 397;

export class Mt19937 {
  readonly state = new Uint32Array(N);
  next = N;

  constructor(seed: number) {
    this.seed(seed);
  }

  seed(low32: number): void {
    const s = this.state;
    s[0] = low32 >>> 0;
    for (let i = 1; i < N; i++) {
      const x = s[i - 1]! ^ (s[i - 1]! >>> 30);
      s[i] = Math.imul(1812433253, x) + i;
    }
    this.next = N;
  }

  uint32(): number {
    if (this.next === N) this.refill();
    let y = this.state[this.next++]!;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    y ^= y >>> 18;
    return y >>> 0;
  }

  private refill(): void {
    const s = this.state;
    for (let i = 0; i < N; i++) {
      const y = (s[i]! & 0x80000000) | (s[(i + 1) % N]! & 0x7fffffff);
      s[i] = s[(i + M) % N]! ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
    }
    this.next = 0;
  }
}
