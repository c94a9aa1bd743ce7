import type { Catalog } from '../../catalog/index.ts';
import { collectCells } from '../suite-cells.ts';
import { summariseModel } from '../summarise-model.ts';
import { type Contender, type Contest, keptOutBy, qualifying } from './changes.ts';
import type { Choice, ConditionCount, Miss, Relaxation, Thin } from './choice.ts';
import { failing } from './condition.ts';
import { byScore, type Candidate, pick } from './pick.ts';
import { pBetter } from './quality.ts';
import { capital, listed, models } from './say.ts';

/** How many rated models each condition keeps out, and how many it alone. */
export function countConditions({ conditions, contenders }: Contest): ConditionCount[] {
  return conditions.map((condition) => {
    const hit = contenders.flatMap(({ failing }) => {
      const found = failing.find((each) => each.condition === condition);
      return found ? [{ unknown: found.unknown, alone: failing.length === 1 }] : [];
    });
    return {
      parameter: condition.parameter,
      value: condition.value,
      words: condition.words,
      fails: hit.filter(({ unknown }) => !unknown).length,
      unknown: hit.filter(({ unknown }) => unknown).length,
      alone: hit.filter(({ alone }) => alone).length,
    };
  });
}

/** Models outside the conditions that score above the best answer: the fewest obstacles first. */
export function nearestMisses(
  catalog: Pick<Catalog, 'labs'>,
  contest: Contest,
  best: Candidate | undefined,
): Miss[] {
  return contest.contenders
    .filter(
      ({ failing, candidate }) => failing.length > 0 && (!best || candidate.score > best.score),
    )
    .sort(
      (a, b) =>
        a.failing.length - b.failing.length ||
        facts(b) - facts(a) ||
        byScore(a.candidate, b.candidate),
    )
    .map((contender) => missOf(catalog, contest, contender, best));
}

/** Obstacles that are only unknown facts come before those that are known. */
function facts({ failing }: Contender): number {
  return failing.filter(({ unknown }) => unknown).length;
}

function missOf(
  catalog: Pick<Catalog, 'labs'>,
  { quality }: Contest,
  { model, candidate, failing }: Contender,
  best: Candidate | undefined,
): Miss {
  const { score, interval } = quality.ratings.get(candidate.id)!;
  const reasons = listed(failing.map(({ reason }) => reason));
  return {
    model: summariseModel(model, catalog),
    score,
    interval,
    p_better: best ? pBetter(candidate, best) : null,
    failing: failing.map(({ condition, unknown, reason }) => ({
      parameter: condition.parameter,
      unknown,
      reason,
    })),
    sentence: best
      ? `${model.name} would have been the best (${score.toFixed(1)} points), but: ${reasons}.`
      : `${model.name} (${score.toFixed(1)} points): ${reasons}.`,
  };
}

/** Models that meet the conditions and cannot be rated. */
export function unratedThatMeet(
  catalog: Catalog,
  { conditions, quality }: Contest,
): { thin: Thin[]; no_score: number } {
  const thin: Thin[] = [];
  let none = 0;
  for (const model of catalog.models.values()) {
    if (quality.ratings.has(model.id) || failing(conditions, model).length > 0) continue;
    const known = quality.unrated.get(model.id);
    if (known) thin.push({ model: summariseModel(model, catalog), ...known });
    else none++;
  }
  thin.sort(
    (a, b) =>
      b.coverage - a.coverage ||
      (b.bounds?.[1] ?? 0) - (a.bounds?.[1] ?? 0) ||
      (a.model.id < b.model.id ? -1 : 1),
  );
  return { thin, no_score: none };
}

/** Ways out when nothing qualifies: each condition that alone stands in the way, by how much. */
export function waysOut(
  catalog: Catalog,
  contest: Contest,
): Pick<Choice, 'relax' | 'closest' | 'elsewhere'> {
  if (qualifying(contest).length > 0) return { relax: [], closest: [], elsewhere: [] };
  const elsewhere = ratedElsewhere(catalog, contest);
  const relax = contest.conditions.flatMap((condition) => {
    return relaxation(condition, keptOutBy(contest, condition), contest) ?? [];
  });
  relax.sort((a, b) => distance(a) - distance(b) || b.models - a.models);
  if (relax.length > 0) return { relax, closest: [], elsewhere };
  const fewest = Math.min(...contest.contenders.map(({ failing }) => failing.length));
  const closest = contest.contenders
    .filter(({ failing }) => failing.length === fewest)
    .sort((a, b) => facts(b) - facts(a) || byScore(a.candidate, b.candidate))
    .slice(0, 5)
    .map((contender) => missOf(catalog, contest, contender, undefined));
  return { relax, closest, elsewhere };
}

/** Other suites by which models that meet the conditions could be told apart. */
function ratedElsewhere(catalog: Catalog, { query, conditions }: Contest): Choice['elsewhere'] {
  const meets = new Map<string, boolean>();
  const meetsAll = (id: string): boolean => {
    const model = catalog.models.get(id);
    if (!model) return false;
    if (!meets.has(id)) meets.set(id, failing(conditions, model).length === 0);
    return meets.get(id)!;
  };
  return [...catalog.suites.values()]
    .filter(({ id, basis }) => basis === 'cells' && !query.purposes.some((p) => p.suite === id))
    .map((suite) => {
      const cells = collectCells(catalog, suite.components, query.evidence, 0);
      const total = suite.components.reduce((sum, { weight }) => sum + weight, 0);
      const rated = [...cells].filter(([id, row]) => {
        const covered = suite.components.reduce(
          (sum, { weight }, b) => sum + (row[b]!.value === null ? 0 : weight),
          0,
        );
        return covered / total >= suite.min_coverage && meetsAll(id);
      });
      return { suite: suite.id, name: suite.name, models: rated.length };
    })
    .filter((each) => each.models > 0)
    .sort((a, b) => b.models - a.models || (a.suite < b.suite ? -1 : 1));
}

function distance({ from, to }: Relaxation): number {
  if (from === null || to === null) return Infinity;
  // A limit of 0 is as far from anything as can be, and still nearer than giving it up.
  return Math.min(Math.abs(Math.log(Math.max(to, 1e-9) / Math.max(from, 1e-9))), 1e6);
}

function relaxation(
  { parameter, value, limit, without }: Contest['conditions'][number],
  known: readonly Contender[],
  { query }: Contest,
): Relaxation | undefined {
  const { kept, to } = limit ? nearestWithin(limit, known) : { kept: known, to: null };
  const id = pick(
    'best',
    kept.map(({ candidate }) => candidate),
    query.level,
  );
  const best = kept.find(({ candidate }) => candidate.id === id);
  if (!best) return undefined;
  const phrase =
    limit && to !== null
      ? `With ${limit.short(to)} instead of ${limit.say(limit.value)}`
      : capital(without);
  const { name } = best.model;
  const { score } = best.candidate;
  const count = kept.length;
  return {
    parameter,
    value,
    from: limit?.value ?? null,
    to,
    models: count,
    model: { id: best.candidate.id, name, score },
    sentence: `${phrase}: ${count === 1 ? '' : `${models(count)}, the best of them `}${name} (${score.toFixed(1)} points).`,
  };
}

/** The models that the least move of the limit lets in, and the limit then. */
function nearestWithin(
  limit: NonNullable<Contest['conditions'][number]['limit']>,
  known: readonly Contender[],
): { kept: Contender[]; to: number | null } {
  const limitFor = ({ model }: Contender): number | null => {
    const need = limit.need(model);
    return need === null ? null : limit.round(need);
  };
  const limits = known.flatMap((contender) => limitFor(contender) ?? []);
  if (limits.length === 0) return { kept: [], to: null };
  const to = limit.side === 'most' ? Math.min(...limits) : Math.max(...limits);
  return { kept: known.filter((contender) => limitFor(contender) === to), to };
}
