/**
 * What it takes to run a model on hardware of one's own. An estimate from the number of parameters,
 * because the catalogue holds no measured use of memory.
 */
export interface MemoryAssumption {
  /** The quantisation as it was asked for, such as `q4_k_m`, `fp8` or `4.5 bits`. */
  quantisation: string;
  /** Bits that one weight takes on average. */
  bits: number;
  /** What the KV cache and the runtime take beside the weights: a share of the weights. */
  allowance_share: number;
  /** The same as a least amount, in GB. */
  allowance_gb: number;
}

/** All in GB of 10^9 bytes. */
export interface MemoryNeed {
  weights_gb: number;
  allowance_gb: number;
  total_gb: number;
}

/**
 * Bits per weight by name. Plain formats by definition; those of llama.cpp as its README measures
 * them on Llama 3.1 8B (github:ggml-org/llama.cpp/tools/quantize/README.md@311c2c9f0ebd): files mix
 * formats, so other models differ in the first digit behind the point.
 */
export const bitsPerWeight: Readonly<Record<string, number>> = {
  fp32: 32,
  bf16: 16,
  fp16: 16,
  fp8: 8,
  int8: 8,
  int4: 4,
  q8_0: 8.5,
  q6_k: 6.56,
  q5_k_m: 5.7,
  q4_k_m: 4.89,
  q4_k_s: 4.67,
  iq4_xs: 4.46,
  iq3_m: 3.76,
  q2_k: 3.16,
};

/** Taken when none is named: the one that the examples in llama.cpp's README use. */
export const usualQuantisation = 'q4_k_m';

/** Default allowance: a fifth of the weights, and no less than 1 GB. An assumption, not a measurement. */
export const usualAllowance = { allowance_share: 0.2, allowance_gb: 1 };

/** Fewest and most bits per weight that make sense. */
const bitRange = [1, 32] as const;

/** @returns undefined when the text is neither a known name nor a number of bits from 1 to 32. */
export function parseQuantisation(
  text: string,
): Pick<MemoryAssumption, 'quantisation' | 'bits'> | undefined {
  const name = text.trim().toLowerCase().replaceAll('-', '_');
  if (Object.hasOwn(bitsPerWeight, name)) {
    return { quantisation: name, bits: bitsPerWeight[name]! };
  }
  const match = /^(\d+(?:\.\d+)?)_?\s*(?:bits?)?$/.exec(name);
  const bits = match ? Number(match[1]) : Number.NaN;
  if (!(bits >= bitRange[0] && bits <= bitRange[1])) return undefined;
  return { quantisation: `${bits} bits`, bits };
}

/**
 * Memory = total parameters x bits / 8, plus the allowance. Of a mixture of experts all parameters
 * count, not the active ones: every expert must be at hand, whichever the next token needs.
 *
 * @param totalParamsB billions of parameters; null when unknown.
 * @returns null when the size is unknown.
 */
export function memoryNeed(
  totalParamsB: number | null,
  { bits, allowance_share, allowance_gb }: MemoryAssumption,
): MemoryNeed | null {
  if (totalParamsB === null) return null;
  // 10^9 parameters of 8 bits are 10^9 bytes.
  const weights = (totalParamsB * bits) / 8;
  const allowance = Math.max(allowance_gb, allowance_share * weights);
  return { weights_gb: weights, allowance_gb: allowance, total_gb: weights + allowance };
}
