import type { Model } from '../../catalog/index.ts';
import { isMixtureOfExperts } from '../../ranking/filter.ts';
import { citeFacts, unverified } from '../cite.ts';
import type { Evaluate } from '../evaluation.ts';
import { belongs, describeField, fieldOf } from '../field.ts';
import type { EvidenceTable, Outcome } from '../verdict.ts';
import { counted, list, shortList, writtenDate } from '../wording.ts';

/** "This release is the first of the field with that architecture." */
export const checkFirstWith: Evaluate<'first-with'> = (context, check) => {
  const { catalog, claim } = context;
  const own = check.models.map((id) => catalog.models.get(id)!);
  const dates = own.map((model) => model.release_date).filter((date) => date !== null);
  const released = [...dates].sort()[0];
  const name = describeField(check.among, 'model');
  const trait = check.architecture === 'moe' ? 'a mixture of experts' : 'a dense architecture';
  const has = (model: Model): boolean =>
    model.architecture !== 'unknown' &&
    isMixtureOfExperts(model) === (check.architecture === 'moe');
  const field = fieldOf(catalog, check.among, claim.as_of);
  const isOther = (model: Model): boolean => !check.models.includes(model.id);
  const isEarlier = (model: Model): boolean =>
    released !== undefined && isOther(model) && model.release_date! < released;
  const earlier = field.models.filter(isEarlier);
  const rivals = earlier.filter(has);
  const unclear = earlier.filter((model) => model.architecture === 'unknown');
  const doubtful = field.undecided
    .map(({ model }) => model)
    .filter(
      (model) =>
        isOther(model) &&
        (model.architecture === 'unknown' || has(model)) &&
        (model.release_date === null || model.release_date < (released ?? '')),
    );
  const lacking = own.filter((model) => !has(model) || !belongs(catalog, model, check.among));
  const names = shortName(own);
  const verdict: Outcome =
    released === undefined || own.every((model) => model.architecture === 'unknown')
      ? 'not reproducible'
      : lacking.length === own.length || rivals.length > 0
        ? 'contradicted'
        : unclear.length > 0 || doubtful.length > 0 || earlier.length < check.field_at_least
          ? 'cannot tell'
          : 'supported';
  const explanation = [
    ...(lacking.length > 0
      ? [
          `By the catalogue’s facts ${list(lacking.map((model) => model.name))} ${lacking.length === 1 ? 'is' : 'are'} no ${name} with ${trait}.`,
        ]
      : []),
    ...(rivals.length > 0
      ? [
          `${list(rivals.map((model) => `${model.name} (${writtenDate(model.release_date!)})`))} had ${trait} before ${names}.`,
        ]
      : [
          `None of the ${counted(earlier.length, name)} that the catalogue lists before ${released === undefined ? 'it' : writtenDate(released)} is known to have ${trait}: ${describeEarlier(earlier)}.`,
        ]),
    ...(unclear.length > 0
      ? [`The architecture is unknown of ${shortList(unclear.map((model) => model.name))}.`]
      : []),
    ...(doubtful.length > 0
      ? [
          `It is unknown whether ${shortList(doubtful.map((model) => model.name))} ${doubtful.length === 1 ? 'belongs' : 'belong'} among the earlier ones (openness, date or architecture).`,
        ]
      : []),
    ...(earlier.length < check.field_at_least
      ? [
          `The check asks for at least ${check.field_at_least} earlier models; a first among fewer shows little.`,
        ]
      : []),
  ];
  return {
    parts: [
      {
        id: 'first',
        statement: `${names} ${own.length === 1 ? 'is' : 'are'} the first ${name} with ${trait}`,
        verdict,
        probability: null,
        explanation,
        decides: true,
      },
    ],
    explanation,
    evidence: [fieldTable([...earlier, ...own])],
    missing: [
      ...unclear.map((model) => `architecture of ${model.name}`),
      ...doubtful.map((model) => `openness, date or architecture of ${model.name}`),
    ],
    unverified: unverified([...own, ...earlier], ['architecture', 'openness', 'release_date']),
    evidence_until: null,
  };
};

/** "all are dense: A, B and C", or each with its architecture. */
function describeEarlier(models: readonly Model[]): string {
  const kinds = new Set(models.map((model) => model.architecture));
  const names = list(models.map((model) => model.name));
  if (models.length > 1 && kinds.size === 1) return `all are ${[...kinds][0]} (${names})`;
  return models.length === 0
    ? 'it lists none'
    : list(models.map((model) => `${model.name} (${model.architecture})`));
}

/** One name for the models of a release: "Wan 2.2 T2V A14B and Wan 2.2 I2V A14B". */
function shortName(models: readonly Model[]): string {
  return list(models.map((model) => model.name));
}

function fieldTable(models: readonly Model[]): EvidenceTable {
  return {
    label: 'The field up to the release',
    columns: [
      { key: 'released', label: 'released' },
      { key: 'model', label: 'model' },
      { key: 'lab', label: 'lab' },
      { key: 'openness', label: 'openness' },
      { key: 'architecture', label: 'architecture' },
      { key: 'total_params_b', label: 'parameters (billion)' },
      { key: 'active_params_b', label: 'active (billion)' },
    ],
    rows: [...models]
      .sort((a, b) => ((a.release_date ?? '9') < (b.release_date ?? '9') ? -1 : 1))
      .map((model) => ({
        values: {
          released: model.release_date,
          model: model.name,
          lab: model.lab,
          openness: model.openness,
          architecture: model.architecture,
          total_params_b: model.total_params_b,
          active_params_b: model.active_params_b,
        },
        citations: citeFacts(model, ['architecture', 'openness', 'release_date']),
      })),
    note: null,
  };
}
