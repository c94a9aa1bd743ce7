import type { Catalog, Model } from '../catalog/index.ts';
import { opennessPillars } from './openness-rubric.ts';
import type { ModelSummary } from './ranking.ts';
import { summariseModel } from './summarise-model.ts';

export { opennessCriteria, opennessPillars } from './openness-rubric.ts';

/** How open one criterion of one model is. */
export interface CriterionResult {
  id: string;
  name: string;
  /** 0 closed to 3 open; null when unknown. */
  level: number | null;
  /** What is possible: equal ends when the level is known. */
  range: [number, number];
  /**
   * Where the level comes from: `evidence` read for this criterion, `facts` of the sheet (openness
   * and licence), the `base model` that this one inherits from, or `unknown`.
   */
  basis: 'evidence' | 'facts' | 'base model' | 'unknown';
  source: string | null;
  note: string | null;
}

export interface PillarResult {
  id: string;
  name: string;
  /** Points of 100 that the pillar can give. */
  weight: number;
  /** Points with every unknown taken as closed, and as open. */
  points: [number, number];
  criteria: CriterionResult[];
}

export interface OpennessReport {
  model: ModelSummary;
  /** Of 100, with every unknown taken as closed (0) and as open (3). */
  interval: [number, number];
  /** Criteria with a known level. */
  known: number;
  /** All criteria of the rubric. */
  criteria: number;
  pillars: PillarResult[];
}

/**
 * How open a model is by the rubric of STATISTICS C7: the sum over pillars of weight x mean(level)
 * / 3, between what it is if all unknowns are closed and if all are open. A model made from another
 * is never more open than that one in what it inherits.
 */
export function opennessOf(
  catalog: Pick<Catalog, 'models' | 'labs' | 'licences'>,
  model: Model,
): OpennessReport {
  const pillars = opennessPillars.map((pillar): PillarResult => {
    const criteria = pillar.criteria.map((criterion) => ({
      id: criterion.id,
      name: criterion.name,
      ...levelOf(catalog, model, criterion.id, criterion.inherited, new Set()),
    }));
    const points = (end: 0 | 1): number =>
      (pillar.weight * criteria.reduce((sum, { range }) => sum + range[end], 0)) /
      (3 * criteria.length);
    return {
      id: pillar.id,
      name: pillar.name,
      weight: pillar.weight,
      points: [points(0), points(1)],
      criteria,
    };
  });
  const all = pillars.flatMap((pillar) => pillar.criteria);
  const total = (end: 0 | 1): number => pillars.reduce((sum, { points }) => sum + points[end], 0);
  return {
    model: summariseModel(model, catalog),
    interval: [total(0), total(1)],
    known: all.filter((criterion) => criterion.level !== null).length,
    criteria: all.length,
    pillars,
  };
}

type Level = Omit<CriterionResult, 'id' | 'name'>;

function levelOf(
  catalog: Pick<Catalog, 'models' | 'licences'>,
  model: Model,
  criterion: string,
  inherited: boolean,
  seen: Set<string>,
): Level {
  const stated = statedLevel(model, criterion);
  const own =
    stated === undefined || stated.level === null
      ? (levelFromFacts(catalog, model, criterion) ?? stated ?? unknown)
      : stated;
  const base = inherited ? baseOf(catalog, model, seen) : undefined;
  if (!base) return own;
  const above = levelOf(catalog, base, criterion, inherited, new Set([...seen, model.id]));
  const most = above.range[1];
  if (own.range[1] <= most) return own;
  const because = `no more open than ${base.name}, from which it was made`;
  // Without evidence of its own only the ceiling is known, unless the ceiling is closed.
  const low = Math.min(own.range[0], most);
  return {
    level: low === most ? most : null,
    range: [low, most],
    basis: 'base model',
    source: above.source,
    note: own.note === null ? because : `${own.note}; ${because}`,
  };
}

const unknown: Level = { level: null, range: [0, 3], basis: 'unknown', source: null, note: null };

function statedLevel(model: Model, criterion: string): Level | undefined {
  const evidence = model.openness_evidence[criterion];
  if (!evidence) return undefined;
  const { level, source, note } = evidence;
  return {
    level,
    range: level === null ? [0, 3] : [level, level],
    basis: level === null ? 'unknown' : 'evidence',
    source,
    note,
  };
}

/** Licences that conform to the Open Definition, opendefinition.org/licenses, though not for software. */
const openKnowledge = new Set(['CC0-1.0', 'CC-BY-4.0', 'CC-BY-SA-4.0']);

/** What the sheet's own facts settle: whether the weights can be had, and under which terms. */
function levelFromFacts(
  catalog: Pick<Catalog, 'licences'>,
  model: Model,
  criterion: string,
): Level | undefined {
  if (criterion !== 'final-weights' && criterion !== 'weight-licence') return undefined;
  const fact = (level: number, note: string): Level => ({
    level,
    range: [level, level],
    basis: 'facts',
    source: model.checked.openness ?? model.sources[0] ?? null,
    note,
  });
  if (model.openness === 'unknown') return undefined;
  if (model.openness === 'closed') return fact(0, 'the weights cannot be downloaded');
  const licence = model.licence === null ? undefined : catalog.licences.get(model.licence);
  const open = `${model.openness}, ${model.licence ?? 'licence unknown'}`;
  if (!licence) {
    return { ...fact(2, open), level: null, range: [2, 3] };
  }
  return licence.osi_approved || openKnowledge.has(licence.id)
    ? fact(3, `${open}: an open licence`)
    : fact(2, `${open}: not an open licence`);
}

function baseOf(
  catalog: Pick<Catalog, 'models'>,
  model: Model,
  seen: Set<string>,
): Model | undefined {
  const { base_model } = model;
  if (base_model === null || seen.has(base_model) || base_model === model.id) return undefined;
  return catalog.models.get(base_model);
}
