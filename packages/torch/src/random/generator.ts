/** PyTorch's CPU random number generator: the twister, the draws built on it, and the kept half of a Box-Muller pair. */
import { Mt19937 } from './mt19937.ts';

const DEFAULT_SEED = 67280421310721n;

export class Generator {
  private readonly engine = new Mt19937(0);
  /** The unused value of the last Box-Muller pair; seeding clears it. */
  keptNormal: number | null = null;
  initialSeed = 0n;

  constructor(seed: bigint = DEFAULT_SEED) {
    this.seed(seed);
  }

  /** Any 64-bit seed, signed or not; only its low 32 bits reach the engine. */
  seed(seed: bigint): void {
    this.initialSeed = BigInt.asUintN(64, seed);
    this.engine.seed(Number(BigInt.asUintN(32, seed)));
    this.keptNormal = null;
  }

  uint32(): number {
    return this.engine.uint32();
  }

  /** Two draws, the first one high. */
  uint64(): bigint {
    const high = this.engine.uint32();
    return (BigInt(high) << 32n) | BigInt(this.engine.uint32());
  }

  /** Uniform in [0, 1) with 24 bits. */
  float32(): number {
    return (this.engine.uint32() & 0xffffff) * 2 ** -24;
  }

  /** Uniform in [0, 1) with 53 bits. */
  float64(): number {
    const high = this.engine.uint32();
    return ((high & 0x1fffff) * 2 ** 32 + this.engine.uint32()) * 2 ** -53;
  }

  /** State as numbers, for get_state and set_state. */
  state(): number[] {
    return [...this.engine.state, this.engine.next, this.keptNormal ?? Number.NaN];
  }

  setState(numbers: ArrayLike<number>): void {
    for (let i = 0; i < 624; i++) this.engine.state[i] = numbers[i]!;
    this.engine.next = numbers[624]!;
    const kept = numbers[625]!;
    this.keptNormal = Number.isNaN(kept) ? null : kept;
  }
}

/** What `torch.manual_seed` seeds. */
export const defaultGenerator = new Generator();
