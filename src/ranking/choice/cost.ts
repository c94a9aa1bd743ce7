import type { Model } from '../../catalog/index.ts';
import { blendedPrice, isOpen } from '../filter.ts';
import { type MemoryNeed, memoryNeed } from '../memory.ts';
import type { ChoiceQuery, CostBasis } from './choice.ts';
import { gigabytes, tokenCount, usd } from './say.ts';

type CostQuestion = Pick<ChoiceQuery, 'monthly' | 'max_monthly_usd' | 'fits' | 'models'>;

/**
 * What quality is weighed against: the monthly bill where a volume is given, the memory where the
 * model must fit one's own hardware and no budget is given, else the price per million tokens.
 */
export function costBasis({ monthly, fits, models }: CostQuestion): CostBasis {
  if (monthly) {
    const { input_tokens, output_tokens } = monthly;
    return {
      kind: 'monthly',
      unit: 'USD per month',
      words: `list prices for ${tokenCount(input_tokens)} in and ${tokenCount(output_tokens)} out a month; tokens of thought count as output`,
    };
  }
  if (fits && models.max_price === undefined) {
    return {
      kind: 'memory',
      unit: 'GB',
      words: `memory at ${fits.quantisation}, weights and allowance`,
    };
  }
  return {
    kind: 'price',
    unit: 'USD per million tokens',
    words: 'list price per million tokens, three parts input to one part output',
  };
}

/** @returns null when a price that the volume needs is unknown. */
export function monthlyCost(model: Model, monthly: ChoiceQuery['monthly']): number | null {
  if (!monthly || !model.price) return null;
  const { input_usd_per_m: input, output_usd_per_m: output } = model.price;
  const part = (tokens: number, price: number | null): number | null =>
    tokens === 0 ? 0 : price === null ? null : (tokens / 1e6) * price;
  const inward = part(monthly.input_tokens, input);
  const outward = part(monthly.output_tokens, output);
  return inward === null || outward === null ? null : inward + outward;
}

/** @returns null when the model's size is unknown or its weights cannot be had. */
export function memoryOf(model: Model, fits: ChoiceQuery['fits']): MemoryNeed | null {
  return fits && isOpen(model) ? memoryNeed(model.total_params_b, fits) : null;
}

/** In the unit of `costBasis`; null when unknown. */
export function costOf(model: Model, query: CostQuestion): number | null {
  switch (costBasis(query).kind) {
    case 'monthly':
      return monthlyCost(model, query.monthly);
    case 'memory':
      return memoryOf(model, query.fits)?.total_gb ?? null;
    case 'price':
      return blendedPrice(model);
  }
}

/** `$0.44 per million tokens`, `$310.00 a month`, `41 GB`. */
export function sayCost(cost: number, { kind }: Pick<CostBasis, 'kind'>): string {
  if (kind === 'memory') return gigabytes(cost);
  return kind === 'monthly' ? `${usd(cost)} a month` : `${usd(cost)} per million tokens`;
}
