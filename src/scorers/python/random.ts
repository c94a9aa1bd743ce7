/**
 * Python's generator (MT19937, Matsumoto and Nishimura 1998), seeded with a small whole number as
 * CPython's `random.Random(seed)` seeds it. Needed where a published protocol drew orders with it.
 */
export class PythonRandom {
  readonly #state = new Uint32Array(624);
  #index = 624;
  /** The second of a pair of normal deviates, kept for the next call. */
  #kept: number | null = null;

  /** @param seed whole, 0 or more, below 2^32. */
  constructor(seed: number) {
    const state = this.#state;
    state[0] = 19_650_218;
    for (let i = 1; i < 624; i++) state[i] = mixed(state[i - 1]!, 1_812_433_253) + i;
    let i = 1;
    for (let k = 0; k < 624; k++) {
      state[i] = (state[i]! ^ mixed(state[i - 1]!, 1_664_525)) + seed;
      i = next(state, i);
    }
    for (let k = 0; k < 623; k++) {
      state[i] = (state[i]! ^ mixed(state[i - 1]!, 1_566_083_941)) - i;
      i = next(state, i);
    }
    state[0] = 0x80000000;
  }

  /** `sample(range(n), n)` for n up to 21: all numbers below n in a random order. */
  permutation(n: number): number[] {
    const pool = Array.from({ length: n }, (_, i) => i);
    return pool.map((_, i) => {
      const j = this.below(n - i);
      const picked = pool[j]!;
      pool[j] = pool[n - i - 1]!;
      return picked;
    });
  }

  /** `randint(low, high)`: whole, both ends included. */
  between(low: number, high: number): number {
    const span = BigInt(high - low + 1);
    const bits = span.toString(2).length;
    for (;;) {
      const drawn = this.#bits(bits);
      if (drawn < span) return low + Number(drawn);
    }
  }

  /** `getrandbits`: words of 32 bits, the lowest first, the last one cut from above. */
  #bits(count: number): bigint {
    let value = 0n;
    let shift = 0n;
    for (let left = count; left > 0; left -= 32) {
      const word = this.#draw() >>> (left < 32 ? 32 - left : 0);
      value |= BigInt(word) << shift;
      shift += 32n;
    }
    return value;
  }

  /** `random()`: at least 0, below 1, 53 random bits. */
  unit(): number {
    const high = this.#draw() >>> 5;
    return (high * 2 ** 26 + (this.#draw() >>> 6)) / 2 ** 53;
  }

  /** `gauss(0, 1)`: normal deviates in pairs (Box and Muller 1958). */
  normal(): number {
    if (this.#kept !== null) {
      const kept = this.#kept;
      this.#kept = null;
      return kept;
    }
    const angle = this.unit() * 2 * Math.PI;
    const radius = Math.sqrt(-2 * Math.log(1 - this.unit()));
    this.#kept = Math.sin(angle) * radius;
    return Math.cos(angle) * radius;
  }

  /** `randrange(n)`, and the place that `choice` takes in a list of n: whole, from 0 to n - 1. */
  below(n: number): number {
    const bits = 32 - Math.clz32(n);
    for (;;) {
      const drawn = this.#draw() >>> (32 - bits);
      if (drawn < n) return drawn;
    }
  }

  #draw(): number {
    if (this.#index === 624) this.#refill();
    let y = this.#state[this.#index++]!;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  #refill(): void {
    const state = this.#state;
    for (let i = 0; i < 624; i++) {
      const y = (state[i]! & 0x80000000) | (state[(i + 1) % 624]! & 0x7fffffff);
      state[i] = state[(i + 397) % 624]! ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
    }
    this.#index = 0;
  }
}

function mixed(previous: number, factor: number): number {
  return Math.imul(previous ^ (previous >>> 30), factor);
}

function next(state: Uint32Array, i: number): number {
  if (i + 1 < 624) return i + 1;
  state[0] = state[623]!;
  return 1;
}
