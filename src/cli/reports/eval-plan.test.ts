import { expect, test } from 'vitest';
import type { PlannedRun } from '../../engine/plan-only.ts';
import { reportPlan } from './eval-plan.ts';

function planned(
  benchmark: string,
  model: string,
  price: { source: string | null; free: boolean },
) {
  const estimate = {
    ...{ input_tokens: 10, most_output_tokens: null, least_usd: null, most_usd: null },
    ...{ price_source: price.source, free: price.free },
  };
  return { benchmark, model, items: 1, samples: 1, estimate } as PlannedRun;
}

test('a price that is not known is said once for each model, whatever it runs', () => {
  const unknown = { source: null, free: false };
  const { blocks } = reportPlan(
    [
      planned('a', 'hosted', unknown),
      planned('b', 'hosted', unknown),
      planned('a', 'local', { source: null, free: true }),
      planned('a', 'priced', { source: 'list', free: false }),
    ],
    [],
  );
  expect(blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : [])).slice(1)).toEqual([
    'local runs here: no price.',
    'The price of hosted is not known: give it with --price.',
  ]);
});
