import type { Catalog, Score } from '../catalog/index.ts';
import type { CitedScore } from './ranking.ts';
import { compareFacts, type FactChange, inOneForm } from './record-changes.ts';
import { cite } from './suite-cells.ts';

/** A published score with the model that it is of. */
export interface ScoreRow extends Omit<CitedScore, 'se_imputed'> {
  model: string;
}

/** A score that stands on both sides with other facts: its value, its date, who reports it. */
export interface ChangedScore {
  /** As it is now. */
  score: ScoreRow;
  facts: FactChange[];
}

/** By model, benchmark and document. */
export interface ScoreChanges {
  added: ScoreRow[];
  removed: ScoreRow[];
  changed: ChangedScore[];
}

/**
 * Compares the scores of two catalogues. A score is the same one when model, benchmark, document,
 * unit and conditions agree; of those left over, when all but the conditions and the value's own
 * facts do and the value is the same.
 */
export function compareScores(before: Catalog, after: Catalog): ScoreChanges {
  const sides: Sides = { before: rowsOf(before), after: rowsOf(after) };
  const changed: ChangedScore[] = [];
  const match = (key: (row: ScoreRow) => string): void => {
    for (const [old, now] of takePairs(sides, key)) {
      const facts = compareFacts(old, now);
      if (facts.length > 0) changed.push({ score: now, facts });
    }
  };
  match((row) => inOneForm(row));
  match((row) => inOneForm([...placeOf(row), row.unit, row.conditions, row.score]));
  match((row) => inOneForm([...placeOf(row), row.unit, row.conditions]));
  match((row) => inOneForm([...placeOf(row), row.score]));
  changed.sort((a, b) => byPlace(a.score, b.score));
  return {
    added: sides.after.sort(byPlace),
    removed: sides.before.sort(byPlace),
    changed,
  };
}

interface Sides {
  before: ScoreRow[];
  after: ScoreRow[];
}

function rowsOf(catalog: Catalog): ScoreRow[] {
  return catalog.scores.map((score: Score): ScoreRow => {
    const { se_imputed: _, ...cited } = cite(catalog, score);
    return { model: score.model, ...cited };
  });
}

/** Takes rows with equal keys out of both sides, in pairs and in their order. */
function takePairs(sides: Sides, key: (row: ScoreRow) => string): [ScoreRow, ScoreRow][] {
  const waiting = new Map<string, ScoreRow[]>();
  for (const row of sides.before) {
    const rows = waiting.get(key(row));
    if (rows) rows.push(row);
    else waiting.set(key(row), [row]);
  }
  const pairs: [ScoreRow, ScoreRow][] = [];
  sides.after = sides.after.filter((row) => {
    const old = waiting.get(key(row))?.shift();
    if (old) pairs.push([old, row]);
    return old === undefined;
  });
  sides.before = [...waiting.values()].flat();
  return pairs;
}

function placeOf({ model, benchmark, document }: ScoreRow): string[] {
  return [model, benchmark, document];
}

function byPlace(a: ScoreRow, b: ScoreRow): number {
  return compareText(placeOf(a).join('\t'), placeOf(b).join('\t')) || a.score - b.score;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
