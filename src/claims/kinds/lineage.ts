import type { Catalog, Model } from '../../catalog/index.ts';
import { citeFact, unverified } from '../cite.ts';
import type { Evaluate } from '../evaluation.ts';
import { belongs, describeField, fieldOf } from '../field.ts';
import type { FieldFilter } from '../schema.ts';
import { round } from '../standings-table.ts';
import type { EvidenceTable, Finding, Outcome } from '../verdict.ts';
import { counted, list, percent, shortList, withArticle, writtenDate } from '../wording.ts';

/** A model and the first ancestor of the asked kind on its line. */
interface Descent {
  model: Model;
  /** From the model to the ancestor. */
  line: Model[];
  /** Every link of the line is confirmed by a second source. */
  verified: boolean;
}

/** "Many labs of one kind build on models of another kind": counted by labs, on verified lineage. */
export const checkLineage: Evaluate<'lineage'> = (context, check) => {
  const { catalog, claim } = context;
  const window = (filter: FieldFilter): Model[] =>
    fieldOf(catalog, filter, claim.as_of).models.filter(
      (model) => model.release_date! >= check.since,
    );
  const descendants = window(check.descendants);
  const descents = descentsOf(catalog, descendants, check.ancestors);
  const verified = descents.filter((descent) => descent.verified);
  const shown = descents.filter((descent) => !descent.verified);
  const labs = labsOf(verified);
  const possible = labsOf(descents);
  const verdict: Outcome =
    labs.length >= check.labs_at_least
      ? 'supported'
      : possible.length < check.labs_at_least
        ? 'contradicted'
        : 'cannot tell';
  const labNames = (ids: readonly string[]): string =>
    shortList(
      ids.map((id) => catalog.labs.get(id)?.name ?? id),
      8,
    );
  const of = describeField(check.descendants);
  const base = describeField(check.ancestors, 'model');
  const period = `between ${writtenDate(check.since)} and ${writtenDate(claim.as_of)}`;
  const explanation = [
    `${counted(verified.length, 'model')} by ${counted(labs.length, 'lab')} among the ${descendants.length} ${of} released ${period} go back to ${withArticle(base)} by confirmed lineage (${labNames(labs)}); "many" is read as at least ${check.labs_at_least} labs.`,
    ...(shown.length > 0
      ? [
          `${counted(shown.length, 'further model')} (${shortList(shown.map(({ model }) => model.name))}) ${shown.length === 1 ? 'is' : 'are'} said to go back to one too, but no second source confirms it: they are shown and decide nothing. With them it would be ${possible.length} labs.`,
        ]
      : []),
    `That is ${percent(verified.length / Math.max(descendants.length, 1))} of these models by confirmed lineage${shown.length > 0 ? `, ${percent(descents.length / Math.max(descendants.length, 1))} with the unconfirmed` : ''}.`,
    ...(verified.length > 0
      ? [`Their bases are of the family ${list(ancestorFamilies(verified))}.`]
      : []),
  ];
  const opposite = descentsOf(catalog, window(check.ancestors), check.descendants);
  const reverse: Finding = {
    id: 'reverse',
    statement: `The reverse: ${describeField(check.ancestors)} that go back to ${of}`,
    verdict: opposite.some((descent) => descent.verified) ? 'supported' : 'cannot tell',
    probability: null,
    explanation: [
      `The reverse ${period}: ${counted(opposite.filter((descent) => descent.verified).length, 'model')} by confirmed lineage (${shortList(opposite.filter((descent) => descent.verified).map(({ model }) => model.name))}), ${opposite.filter((descent) => !descent.verified).length} unconfirmed.`,
    ],
    decides: false,
  };
  return {
    parts: [
      {
        id: 'labs',
        statement: `At least ${check.labs_at_least} labs built ${of} on ${withArticle(base)}`,
        verdict,
        probability: null,
        explanation,
        decides: true,
      },
      reverse,
    ],
    explanation: [...explanation, ...reverse.explanation],
    evidence: [
      descentTable(catalog, `${of} that go back to ${withArticle(base)}`, descents, check.since),
      descentTable(catalog, 'The reverse', opposite, check.since),
    ],
    missing: shown.map(({ model }) => `a second source for the base of ${model.name}`),
    unverified: unverified(
      descents.map(({ model }) => model),
      ['base_model', 'release_date'],
    ),
    evidence_until: null,
  };
};

function descentsOf(catalog: Catalog, models: readonly Model[], ancestors: FieldFilter): Descent[] {
  return models
    .flatMap((model) => descentOf(catalog, model, ancestors) ?? [])
    .sort((a, b) => (a.model.release_date! < b.model.release_date! ? -1 : 1));
}

/** The line to the nearest ancestor of the asked kind; undefined when the sheet leads to none. */
function descentOf(catalog: Catalog, model: Model, ancestors: FieldFilter): Descent | undefined {
  const line = [model];
  let verified = true;
  for (;;) {
    const last = line.at(-1)!;
    const base = last.base_model === null ? undefined : catalog.models.get(last.base_model);
    if (!base || line.includes(base)) return undefined;
    verified &&= last.checked.base_model !== undefined;
    line.push(base);
    if (belongs(catalog, base, ancestors)) return { model, line, verified };
  }
}

/** "llama (11 models)", the commonest first. */
function ancestorFamilies(descents: readonly Descent[]): string[] {
  const counts = new Map<string, number>();
  for (const { line } of descents) {
    const { family } = line.at(-1)!;
    counts.set(family, (counts.get(family) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([family, count]) => `${family} (${counted(count, 'model')})`);
}

function labsOf(descents: readonly Descent[]): string[] {
  return [...new Set(descents.map(({ model }) => model.lab))].sort();
}

function descentTable(
  catalog: Catalog,
  label: string,
  descents: readonly Descent[],
  since: string,
): EvidenceTable {
  return {
    label,
    columns: [
      { key: 'released', label: 'released' },
      { key: 'model', label: 'model' },
      { key: 'lab', label: 'lab' },
      { key: 'line', label: 'made from' },
      { key: 'lineage', label: 'lineage' },
      { key: 'size', label: 'parameters (billion)' },
    ],
    rows: descents.map(({ model, line, verified }) => ({
      values: {
        released: model.release_date,
        model: model.name,
        lab: catalog.labs.get(model.lab)?.name ?? model.lab,
        line: line
          .slice(1)
          .map((step) => step.name)
          .join(', from '),
        lineage: verified ? 'confirmed' : 'unverified',
        size: model.total_params_b === null ? null : round(model.total_params_b, 1),
      },
      citations: line.slice(0, -1).map((step) => citeFact(step, 'base_model')),
    })),
    note: `Released since ${since}. Unverified lineage is shown and decides nothing.`,
  };
}
