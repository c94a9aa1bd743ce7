import type { Catalog } from '../../catalog/index.ts';
import type { ExplainedCell, RankingExplanation } from '../explain-ranking.ts';
import type { Ranking } from '../ranking.ts';
import { cite } from '../suite-cells.ts';
import type { Ability } from './ability.ts';
import { abilityOf } from './ability-of.ts';

/** Which scores enter the fit, in words; docs/latent-ability.md argues each rule. */
export const abilityRule = [
  'Scores in percent enter; Elo, indices, base models and numbers outside 0 to 100 stay out, and so do benchmarks with fewer than three models.',
  'A number that a document repeats from another counts once, where it was first reported; second-hand rows count only where nobody reports the cell at first hand; of a board that is re-issued, the newest issue counts.',
  'Every other score counts, whoever reports it: effects of reporter, harness and mode (less thinking than the best documented) are estimated and taken out, and a number far from all others weighs less. The value itself decides nothing beforehand.',
].join('\n');

const reasons: Record<string, string> = {
  'unknown-benchmark': 'benchmark not in the catalogue',
  index: 'an index, a mean of other benchmarks',
  unit: 'not in percent',
  'out-of-range': 'outside 0 to 100',
  'base-model': 'base model',
  'older-release': 'older issue of the board',
  repeat: 'repeats a number of another document',
  'second-hand': 'second-hand, and reported at first hand elsewhere',
  'few-models': 'fewer than three models have this test',
  disconnected: 'its test shares no model with the others',
};

/** For every ranked model, each of its scores with what the fit expected, or why it stays out. */
export function explainAbility(catalog: Catalog, ranking: Ranking): RankingExplanation {
  const ability = abilityOf(catalog, ranking.query.evidence);
  const said = wordsByScore(ability);
  const positions = new Map(catalog.scores.map((score, at) => [score, at]));
  return {
    rule: abilityRule,
    models: ranking.rows.map(({ model }) => ({
      id: model.id,
      name: model.name,
      cells: [...Map.groupBy(catalog.scoresOf(model.id), ({ benchmark }) => benchmark)].map(
        ([benchmark, scores]): ExplainedCell => ({
          component: benchmark,
          name: catalog.benchmarks.get(benchmark)?.name ?? benchmark,
          value: null,
          rows: scores.map((score) => {
            const found = said.get(positions.get(score)!);
            return {
              ...cite(catalog, score),
              counts: found?.counts ?? false,
              why: found?.why ?? 'outside the evidence asked for',
            };
          }),
        }),
      ),
    })),
  };
}

function wordsByScore({ scores, dropped }: Ability): Map<number, { counts: boolean; why: string }> {
  const words = new Map<number, { counts: boolean; why: string }>();
  scores.at.forEach((at, i) => {
    const residual = scores.residual[i]!;
    const side = residual < 0 ? 'below' : 'above';
    words.set(at, {
      counts: true,
      why: `counts; ${scores.expected[i]!.toFixed(1)} was expected, ${Math.abs(residual).toFixed(1)} standard errors ${side}`,
    });
  });
  for (const [reason, positions] of Object.entries(dropped)) {
    for (const at of positions) words.set(at, { counts: false, why: reasons[reason] ?? reason });
  }
  return words;
}
