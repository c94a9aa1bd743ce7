import type { Catalog, SuiteComponent } from '../catalog/index.ts';
import { explainSelection } from './explain-score.ts';
import { evidenceRule, selectEvidence } from './measured/select-evidence.ts';
import type { CitedScore, Ranking } from './ranking.ts';
import { selectionRule } from './select-score.ts';
import { cite, indexComponent } from './suite-cells.ts';

/** One published score of a ranked model, and why it counts or not. */
export interface ExplainedRow extends CitedScore {
  counts: boolean;
  why: string;
}

export interface ExplainedCell {
  component: string;
  name: string;
  /** In percent; null when missing. */
  value: number | null;
  rows: ExplainedRow[];
}

export interface RankingExplanation {
  /** The rule that chose the rows, in words. */
  rule: string;
  models: { id: string; name: string; cells: ExplainedCell[] }[];
}

/** For every ranked model and cell, each published score with why it counts or not. */
export function explainRanking(catalog: Catalog, ranking: Ranking): RankingExplanation {
  const suite = catalog.suites.get(ranking.suite.id)!;
  const components = suite.basis === 'index' ? [indexComponent(suite)] : suite.components;
  return {
    rule: ranking.query.evidence.kind ? evidenceRule : selectionRule,
    models: ranking.rows.map((row) => ({
      id: row.model.id,
      name: row.model.name,
      cells: components.map((component, i) => ({
        component: component.id,
        name: component.name,
        value: row.cells[i]?.value ?? null,
        rows: explainCell(catalog, ranking, component, row.model.id),
      })),
    })),
  };
}

function explainCell(
  catalog: Catalog,
  ranking: Ranking,
  component: SuiteComponent,
  model: string,
): ExplainedRow[] {
  const rows: ExplainedRow[] = [];
  let filled: string | undefined;
  for (const benchmark of component.benchmarks) {
    const selection = selectEvidence(
      catalog.scoresOf(model).filter((score) => score.benchmark === benchmark),
      component.tools,
      ranking.query.evidence,
      (score) => catalog.documentOf(score).id,
    );
    for (const { score, counts, why } of explainSelection(selection)) {
      rows.push({
        ...cite(catalog, score),
        counts: counts && filled === undefined,
        why: counts && filled !== undefined ? `${filled} is there and comes first` : why,
      });
    }
    if (selection.chosen && component.combine === 'first') filled ??= benchmark;
  }
  return rows;
}
