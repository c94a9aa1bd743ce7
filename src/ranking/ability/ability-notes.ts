import type { RankedRow } from '../ranking.ts';
import type { Ability } from './ability.ts';

/** What a reader of the ranking has to know, in sentences. */
export function abilityNotes(
  ability: Ability,
  category: string | null,
  name: string,
  rows: readonly RankedRow[],
): string[] {
  const { draws, excess } = ability;
  const reference = `the reference suite (version ${ability.suite.version}) in its best documented mode, as an independent source would measure it`;
  const notes = [
    category === null
      ? `Points are the mean percentage that a model is expected to reach on ${reference}.`
      : `Points are the mean percentage that a model is expected to reach on the category's benchmarks, given its scores in ${category} and, as far as these are few, elsewhere: ${name} is drawn towards the general ability.`,
    `One estimate from ${ability.rows} cited scores of ${ability.models.length} models in ${ability.documents} documents; effects of harness, mode and reporter are taken out. A model needs none of the suite's benchmarks.`,
    draws.method === 'bootstrap'
      ? `Intervals, rank sets and P(best): ${draws.count} refits with documents reweighed at random, seed ${draws.seed}.`
      : 'Intervals, rank sets and P(best) are approximate (Laplace), from a fit made now: the one with bootstrap draws that `weigh catalog build` keeps is of all the evidence of an unchanged catalogue; `--bootstrap` makes one for this.',
    `Labs' own scores stand ${excess.estimate.toFixed(1)} points above independent ones at equal ability (${excess.lo.toFixed(1)} to ${excess.hi.toFixed(1)}); that is taken out.`,
    ...ability.warnings.map((warning) => `${warning.charAt(0).toUpperCase()}${warning.slice(1)}.`),
  ];
  const undated = rows.reduce((sum, row) => sum + row.undated, 0);
  if (undated > 0) notes.push(`${undated} undated score(s) behind the ranked models were kept.`);
  return notes;
}
