/**
 * A seeded stream of random numbers: xoshiro128** (Blackman and Vigna, 2018), whose 32-bit state
 * JavaScript handles without BigInt. The same seed and stream give the same numbers on every
 * machine and for any number of worker threads.
 */
export interface Random {
  /** Uniform on [0, 1), 53 bits. */
  uniform(): number;
  /** Uniform integer on [0, bound), `bound` a positive integer up to 2^31; free of modulo bias. */
  integer(bound: number): number;
  /** Standard normal (polar method of Marsaglia). */
  normal(): number;
  /** Exponential with mean 1. */
  exponential(): number;
}

/**
 * @param seed any safe integer; stored beside every result that used it.
 * @param stream numbers one independent stream of the seed, for example the index of a bootstrap
 *   draw, so that a draw does not depend on which worker made it. Default 0.
 */
export function createRandom(seed: number, stream = 0): Random {
  let [a, b, c, d] = expand(seed, stream);
  if ((a | b | c | d) === 0) d = 1;
  let spare = Number.NaN;

  function bits(): number {
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return result;
  }

  function uniform(): number {
    return ((bits() >>> 5) * 67108864 + (bits() >>> 6)) / 9007199254740992;
  }

  return {
    uniform,
    integer(bound) {
      // Rejects the few values above the largest multiple of the bound, which would favour small ones.
      const limit = 4294967296 - (4294967296 % bound);
      let value = bits();
      while (value >= limit) value = bits();
      return value % bound;
    },
    normal() {
      if (!Number.isNaN(spare)) {
        const value = spare;
        spare = Number.NaN;
        return value;
      }
      for (;;) {
        const x = 2 * uniform() - 1;
        const y = 2 * uniform() - 1;
        const square = x * x + y * y;
        if (square >= 1 || square === 0) continue;
        const scale = Math.sqrt((-2 * Math.log(square)) / square);
        spare = y * scale;
        return x * scale;
      }
    },
    exponential() {
      return -Math.log(1 - uniform());
    },
  };
}

function rotateLeft(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}

/**
 * Four state words from (seed, stream), each through its own salt, so that near seeds give far
 * states and no two of many streams meet (a 32-bit seed would let thousands of streams collide).
 */
function expand(seed: number, stream: number): [number, number, number, number] {
  const words = [seed | 0, Math.floor(seed / 4294967296) | 0, stream | 0];
  const word = (salt: number): number =>
    words.reduce((state, next) => scramble((state ^ next) + 0x9e3779b9), scramble(salt));
  return [word(1), word(2), word(3), word(4)];
}

function scramble(value: number): number {
  let z = value | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return z ^ (z >>> 15);
}
