import type { Catalog, Model } from '../../catalog/index.ts';
import { type CriterionResult, opennessOf } from '../../ranking/openness.ts';
import { unverified } from '../cite.ts';
import type { Evaluate } from '../evaluation.ts';
import type { CheckOf } from '../schema.ts';
import { round } from '../standings-table.ts';
import type { EvidenceTable, Finding, Outcome } from '../verdict.ts';
import { list } from '../wording.ts';

/** "These models open this and withhold that", by the criteria of the openness rubric. */
export const checkOpenness: Evaluate<'openness'> = ({ catalog }, check) => {
  const models = check.models.map((id) => catalog.models.get(id)!);
  const parts = models.flatMap((model) => {
    const criteria = criteriaOf(catalog, model);
    return [
      judgeCriteria(model, 'weights', check.open, criteria, isAvailable),
      ...check.withheld.map(({ name, criteria: ids }) =>
        judgeCriteria(model, name, ids, criteria, isWithheld),
      ),
    ];
  });
  const reports = models.map((model) => opennessOf(catalog, model));
  return {
    parts,
    explanation: [
      summarise(models, check, parts),
      ...parts.flatMap((part) => part.explanation),
      ...reports.map(
        ({ model, interval: [low, high], known, criteria }) =>
          `${model.name} scores ${low.toFixed(0)} to ${high.toFixed(0)} of 100 on the openness rubric; ${known} of ${criteria} criteria are known, the low end takes the rest as closed, the high end as open.`,
      ),
    ],
    evidence: models.map((model) => rubricTable(catalog, model)),
    missing: parts.flatMap((part) => (part.verdict === 'not reproducible' ? part.explanation : [])),
    unverified: unverified(models, ['openness', 'licence']),
    evidence_until: null,
  };
};

/** What holds of all the models together, assertion by assertion. */
function summarise(
  models: readonly Model[],
  check: CheckOf<'openness'>,
  parts: readonly Finding[],
): string {
  const outcomeOf = (name: string): Outcome => {
    const outcomes = models.map(
      (model) => parts.find((part) => part.id === partId(model, name))!.verdict,
    );
    if (outcomes.includes('contradicted')) return 'contradicted';
    return outcomes.includes('not reproducible') ? 'not reproducible' : 'supported';
  };
  const opened = outcomeOf('weights');
  const weights = {
    supported: 'the weights can be had',
    contradicted: 'the weights cannot all be had',
  };
  const withheld = check.withheld.map(({ name }) => {
    const outcome = outcomeOf(name);
    if (outcome === 'supported') return `the ${name} is not public`;
    return outcome === 'contradicted'
      ? `the ${name} can be had, at least in part`
      : `on the ${name} there is no evidence`;
  });
  const first =
    opened === 'not reproducible' || opened === 'cannot tell'
      ? 'on the weights there is no evidence'
      : weights[opened];
  return `${list(models.map((model) => model.name))}: ${list([first, ...withheld])}.`;
}

function partId(model: Model, name: string): string {
  return `${model.id}-${name.replaceAll(' ', '-')}`;
}

type Criteria = ReadonlyMap<string, CriterionResult>;
/** Whether a criterion meets what is asserted; undefined when that is unknown. */
type Test = (criterion: CriterionResult) => boolean | undefined;

/** Available in full or under a restriction: level 2 or 3. */
const isAvailable: Test = ({ range: [low, high] }) =>
  low >= 2 ? true : high <= 1 ? false : undefined;
/** Absent or only described: level 0 or 1. */
const isWithheld: Test = (criterion) => {
  const available = isAvailable(criterion);
  return available === undefined ? undefined : !available;
};

function criteriaOf(catalog: Catalog, model: Model): Criteria {
  const all = opennessOf(catalog, model).pillars.flatMap((pillar) => pillar.criteria);
  return new Map(all.map((criterion) => [criterion.id, criterion]));
}

function judgeCriteria(
  model: Model,
  name: string,
  ids: readonly string[],
  criteria: Criteria,
  test: Test,
): Finding {
  const opened = test === isAvailable;
  const results = ids.map((id) => criteria.get(id)!);
  const failing = results.filter((criterion) => test(criterion) === false);
  const unknown = results.filter((criterion) => test(criterion) === undefined);
  const verdict: Outcome =
    failing.length > 0 ? 'contradicted' : unknown.length > 0 ? 'not reproducible' : 'supported';
  const names = (some: readonly CriterionResult[]): string =>
    list(some.map((criterion) => criterion.name));
  const explanation = opened
    ? {
        supported: `${model.name}: ${names(results)} can be had.`,
        contradicted: `${model.name}: ${names(failing)} cannot be had.`,
      }
    : {
        supported: `${model.name}: its ${name} is not public (${names(results)}).`,
        contradicted: `${model.name}: ${names(failing)} can be had, so its ${name} is not withheld.`,
      };
  return {
    id: partId(model, name),
    statement: opened
      ? `The weights of ${model.name} are open`
      : `The ${name} of ${model.name} is not open`,
    verdict,
    probability: null,
    explanation: [
      verdict === 'not reproducible'
        ? `${model.name}: no evidence in the catalogue on ${names(unknown)}.`
        : explanation[verdict as 'supported' | 'contradicted'],
    ],
    decides: true,
  };
}

function rubricTable(catalog: Catalog, model: Model): EvidenceTable {
  const report = opennessOf(catalog, model);
  return {
    label: `Openness of ${model.name}`,
    columns: [
      { key: 'pillar', label: 'pillar' },
      { key: 'criterion', label: 'criterion' },
      { key: 'level', label: 'level (0 closed to 3 open)' },
      { key: 'note', label: 'note' },
    ],
    rows: report.pillars.flatMap((pillar) =>
      pillar.criteria.map((criterion) => ({
        values: {
          pillar: `${pillar.name} (${round(pillar.points[0], 1)} to ${round(pillar.points[1], 1)} of ${pillar.weight})`,
          criterion: criterion.name,
          level: criterion.level,
          note: criterion.note,
        },
        citations:
          criterion.source === null
            ? []
            : [
                {
                  text: `${criterion.name}: ${criterion.level ?? 'unknown'}`,
                  source: criterion.source,
                  url: /https?:\/\/\S+/.exec(criterion.source)?.[0] ?? null,
                  published: null,
                  reported_by: null,
                  verified: criterion.basis === 'evidence',
                },
              ],
      })),
    ),
    note: '0 closed or absent, 1 described only, 2 available with a restriction, 3 available under an open licence.',
  };
}
