import type { Catalog } from '../src/catalog/index.ts';
import { createRandom } from '../src/statistics/random/random.ts';
import { aBenchmark, aCatalog, aModel, aScore, aSuite } from './small-catalog.ts';

const names = [
  'mmlu-pro',
  'gpqa-diamond',
  'hle',
  'livecodebench',
  'scicode',
  'aime-2025',
  'ifbench',
];
const kinds = ['knowledge', 'code'] as const;

/** Twenty models of rising strength, every other one open; the last is thin, the very last untested. */
export function fittedCatalog(): Catalog {
  const random = createRandom(5);
  const models = Array.from({ length: 22 }, (_, m) =>
    aModel({
      id: `m${String(m).padStart(2, '0')}`,
      openness: m % 2 === 0 ? 'open-weights' : 'closed',
      release_date: `2025-${String(1 + (m % 12)).padStart(2, '0')}-01`,
    }),
  );
  const scores = names.flatMap((benchmark, b) =>
    models.slice(0, 21).flatMap(({ id }, m) => {
      if (m === 20 && b > 1) return [];
      const eta = (m - 10) / 5 - (b - 3) / 3 + (m === 6 && b % 2 === 1 ? 1.5 : 0);
      const percent = 100 / (1 + Math.exp(-eta - 0.15 * random.normal()));
      const self = m % 3 === 0 && b % 2 === 0;
      return [
        aScore({
          model: id,
          benchmark,
          score: Math.round(10 * percent) / 10,
          reported_by: self ? 'self' : 'independent',
          published: m < 10 ? '2025-06-01' : '2025-09-01',
          url: `https://page.example/${(m + b) % 7}`,
        }),
      ];
    }),
  );
  return aCatalog({
    models,
    benchmarks: names.map((id, b) => aBenchmark({ id, category: kinds[b % 2]!, items: 400 })),
    suites: [
      aSuite({ id: 'reference', components: names.slice(0, 5) }),
      aSuite({ id: 'coding', category: 'coding', components: ['gpqa-diamond', 'livecodebench'] }),
    ],
    scores,
  });
}
