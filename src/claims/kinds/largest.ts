import type { Model } from '../../catalog/index.ts';
import { citeFacts, unverified } from '../cite.ts';
import type { Evaluate } from '../evaluation.ts';
import { describeField, fieldOf } from '../field.ts';
import type { EvidenceTable, Finding, Outcome } from '../verdict.ts';
import { list, shortList, writtenDate } from '../wording.ts';

/** "Model X has more parameters than every other model of the field." */
export const checkLargest: Evaluate<'largest'> = (context, check) => {
  const { catalog, claim } = context;
  const own = catalog.models.get(check.model)!;
  const field = fieldOf(catalog, check.among, claim.as_of);
  const name = describeField(check.among, 'model');
  const others = field.models.filter((model) => model.id !== own.id);
  const unsized = others.filter((model) => model.total_params_b === null);
  const size = own.total_params_b;
  const larger =
    size === null ? [] : sortBySize(others.filter((model) => (model.total_params_b ?? 0) > size));
  // A model that might be open and is known to be larger keeps the answer open.
  const doubtful = field.undecided.filter(
    ({ model }) => size !== null && (model.total_params_b ?? 0) > size,
  );
  const outside = !field.models.includes(own);
  const verdict: Outcome =
    size === null
      ? 'not reproducible'
      : larger.length > 0 || outside
        ? 'contradicted'
        : doubtful.length > 0
          ? 'cannot tell'
          : 'supported';
  const day = writtenDate(claim.as_of);
  const explanation =
    size === null
      ? [`The size of ${own.name} is unknown.`]
      : [
          ...(outside ? [`${own.name} is no ${name} by the catalogue’s facts.`] : []),
          larger.length > 0
            ? `${own.name} (${billions(size)}) was not the largest ${name} on ${day}: ${list(larger.map((model) => `${model.name} (${billions(model.total_params_b!)}, ${writtenDate(model.release_date!)})`))} ${larger.length === 1 ? 'was larger and already out' : 'were larger and already out'}.`
            : `No ${name} that the catalogue lists by ${day} is larger than ${own.name} (${billions(size)}).`,
          ...(doubtful.length > 0 && larger.length === 0
            ? [
                `${list(doubtful.map(({ model, unknown }) => `${model.name} (${billions(model.total_params_b!)}; ${unknown.join(', ')})`))} would be larger if ${doubtful.length === 1 ? 'it belongs' : 'they belong'} to the field.`,
              ]
            : []),
          ...(unsized.length > 0
            ? [`The size is unknown of ${shortList(unsized.map((model) => model.name))}.`]
            : []),
        ];
  const dense = sortBySize(field.models.filter((model) => model.architecture === 'dense'))[0];
  const parts: Finding[] = [
    {
      id: 'largest',
      statement: `${own.name} has the most parameters of the ${name}s known by ${day}`,
      verdict,
      probability: null,
      explanation,
      decides: true,
    },
  ];
  if (own.architecture === 'dense' && dense) {
    parts.push({
      id: 'largest-dense',
      statement: `${own.name} is the largest dense one`,
      verdict: dense.total_params_b === size ? 'supported' : 'contradicted',
      probability: null,
      explanation: [
        dense.total_params_b === size
          ? `Among dense models, in which every parameter works on every token, ${own.name} is the largest of those listed.`
          : `Among dense models ${dense.name} (${billions(dense.total_params_b!)}) is larger.`,
      ],
      decides: false,
    });
  }
  return {
    parts,
    explanation: parts.flatMap((part) => part.explanation),
    evidence: [sizeTable([own, ...others])],
    missing: size === null ? [`total parameters of ${own.name}`] : [],
    unverified: unverified([own, ...larger], ['total_params_b', 'openness', 'release_date']),
    evidence_until: null,
  };
};

function sortBySize(models: readonly Model[]): Model[] {
  return models
    .filter((model) => model.total_params_b !== null)
    .sort((a, b) => b.total_params_b! - a.total_params_b! || (a.id < b.id ? -1 : 1));
}

/** "405 billion parameters" */
function billions(size: number): string {
  return `${size} billion parameters`;
}

function sizeTable(models: readonly Model[]): EvidenceTable {
  return {
    label: 'Largest models of the field',
    columns: [
      { key: 'model', label: 'model' },
      { key: 'total_params_b', label: 'parameters (billion)' },
      { key: 'architecture', label: 'architecture' },
      { key: 'openness', label: 'openness' },
      { key: 'licence', label: 'licence' },
      { key: 'released', label: 'released' },
    ],
    rows: sortBySize(models)
      .slice(0, 10)
      .map((model) => ({
        values: {
          model: model.name,
          total_params_b: model.total_params_b,
          architecture: model.architecture,
          openness: model.openness,
          licence: model.licence,
          released: model.release_date,
        },
        citations: citeFacts(model, ['total_params_b', 'openness', 'release_date']),
      })),
    note: 'The ten largest whose size is known.',
  };
}
