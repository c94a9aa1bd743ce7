import type { Catalog, Score, Suite, SuiteComponent } from '../catalog/index.ts';
import { selectEvidence } from './measured/select-evidence.ts';
import type { Cell, CitedScore } from './ranking.ts';
import { addressOf } from './reference.ts';
import { countSources, type EvidenceFilter } from './select-score.ts';
import { imputeStandardError } from './standard-error.ts';

/** The evidence for a suite: for every model that has any, its cells in the order of the components. */
export type SuiteCells = ReadonlyMap<string, Cell[]>;

export function collectCells(
  catalog: Catalog,
  components: readonly SuiteComponent[],
  evidence: EvidenceFilter,
  sourceSd: number,
): SuiteCells {
  const byBenchmark = new Map<string, Map<string, Score[]>>();
  const scoresOn = (benchmark: string): Map<string, Score[]> => {
    let byModel = byBenchmark.get(benchmark);
    if (!byModel) {
      byModel = new Map();
      for (const score of catalog.scoresOn(benchmark)) {
        const rows = byModel.get(score.model);
        if (rows) rows.push(score);
        else byModel.set(score.model, [score]);
      }
      byBenchmark.set(benchmark, byModel);
    }
    return byModel;
  };
  const models = new Set<string>();
  for (const component of components) {
    for (const benchmark of component.benchmarks) {
      for (const model of scoresOn(benchmark).keys()) models.add(model);
    }
  }
  const cells = new Map<string, Cell[]>();
  for (const model of models) {
    cells.set(
      model,
      components.map((component) =>
        makeCell(catalog, component, (b) => scoresOn(b).get(model) ?? [], evidence, sourceSd),
      ),
    );
  }
  return cells;
}

function makeCell(
  catalog: Catalog,
  component: SuiteComponent,
  scoresOf: (benchmark: string) => readonly Score[],
  evidence: EvidenceFilter,
  sourceSd: number,
): Cell {
  const parts: { value: number; se: number; cited: CitedScore }[] = [];
  let others = 0;
  let sources = 0;
  for (const benchmark of component.benchmarks) {
    const { chosen, candidates } = selectEvidence(
      scoresOf(benchmark),
      component.tools,
      evidence,
      (score) => catalog.documentOf(score).id,
    );
    others += candidates.length - (chosen ? 1 : 0);
    sources += countSources(candidates);
    if (chosen) {
      parts.push({ ...weighScore(catalog, chosen, sourceSd), cited: cite(catalog, chosen) });
      if (component.combine === 'first') break;
    }
  }
  const complete =
    component.combine === 'first' ? parts.length > 0 : parts.length === component.benchmarks.length;
  const n = parts.length;
  return {
    component: component.id,
    value: complete ? parts.reduce((sum, part) => sum + part.value, 0) / n : null,
    se: complete ? Math.sqrt(parts.reduce((sum, part) => sum + part.se ** 2, 0)) / n : null,
    scores: parts.map((part) => part.cited),
    others,
    sources,
  };
}

/** What of a score its part in a cell depends on. */
type Weighed = Pick<Score, 'benchmark' | 'score' | 'unit' | 'measured'>;

/**
 * A score as a part of a cell: percent, the higher the better, and its standard error. That of a
 * published score is imputed. A measured one has its own: beside published ones it is a source among
 * others; where all are measured, `sourceSd` is 0.
 */
export function weighScore(
  catalog: Catalog,
  score: Weighed,
  sourceSd: number,
): { value: number; se: number } {
  const value = toPercent(catalog, score);
  const { measured } = score;
  if (measured?.se != null) return { value, se: Math.hypot(measured.se, sourceSd) };
  const items = measured?.items ?? catalog.benchmarks.get(score.benchmark)?.items ?? null;
  return { value, se: imputeStandardError(value, items, sourceSd) };
}

function toPercent(catalog: Catalog, score: Weighed): number {
  const benchmark = catalog.benchmarks.get(score.benchmark);
  const [low, high] = score.unit === 'percent' ? [0, 100] : (benchmark?.score_range ?? [0, 100]);
  const percent = (100 * (score.score - low)) / (high - low);
  return benchmark?.higher_is_better === false ? 100 - percent : percent;
}

export function cite(catalog: Catalog, score: Score): CitedScore {
  const document = catalog.documentOf(score);
  return {
    benchmark: score.benchmark,
    score: score.score,
    unit: score.unit,
    reported_by: score.reported_by,
    reporter: score.reporter,
    published: score.published,
    url: score.url ?? addressOf(document.id),
    document: document.id,
    source: document.source,
    conditions: score.conditions,
    se_imputed: score.measured === undefined || score.measured.se === null,
    ...(score.measured ? { measured: score.measured } : {}),
  };
}

/** The suite as one component: its index benchmark, for suites whose basis is the whole index. */
export function indexComponent(suite: Suite): SuiteComponent {
  const benchmark = suite.index_benchmark!;
  return {
    id: benchmark,
    name: suite.name,
    weight: 1,
    benchmarks: [benchmark],
    combine: 'first',
    tools: 'allowed',
  };
}
