import { isSingleTurn } from './benchmark.ts';
import type { Caller } from './caller.ts';
import type { CostEstimate } from './events.ts';
import type { Plan } from './plan.ts';
import { guessCost, guessTokens } from './price.ts';
import type { RequestSettings } from './requests.ts';
import type { Worklist } from './worklist.ts';

/**
 * What the samples that are left will take. How many calls a loop makes is not known beforehand: its
 * input is counted once, as the least, and the most is unknown.
 */
export function estimateCost(
  plan: Plan,
  work: Worklist,
  settings: RequestSettings,
  { endpoint, price, isFree }: Caller,
): CostEstimate {
  let input_tokens = 0;
  for (const position of work.positions()) input_tokens += guessTokens(plan.sizes[position]!);
  const each = settings.sampling.max_tokens ?? endpoint.configuration.sampling.max_tokens;
  const isKnown = isSingleTurn(plan.benchmark) && each !== null && each !== undefined;
  const most_output_tokens = isKnown ? each * work.length : null;
  const dollars = (output_tokens: number) => guessCost({ input_tokens, output_tokens }, price);
  return {
    requests: work.length,
    input_tokens,
    most_output_tokens,
    least_usd: dollars(0),
    most_usd: most_output_tokens === null ? null : dollars(most_output_tokens),
    price_source: price?.source ?? null,
    free: isFree,
  };
}
