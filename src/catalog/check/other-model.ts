import type { Problem } from '../error.ts';
import type { CatalogRecords, Model, Score } from '../types.ts';
import { plainName } from './names.ts';
import { count, groupBy, placeOfScore } from './rule.ts';

/** What a label may add to a model's name without naming another model. */
const manners =
  /^((no|non)?(thinking|think|reasoning|reasoner)|base|chat|instruct|high|medium|low|xhigh|max|minimal|default|effort|\d{1,3}k)$/;

/**
 * Rows filed under the wrong model: the label is, letter for letter or but for a word such as
 * "thinking", the name of another one, or it carries another date than the model's id
 * (`mistral-medium-2505` under `mistral-medium-2312`).
 */
export function otherModel(records: CatalogRecords): Problem[] {
  const owners = ownersOf(records.models);
  const labels = groupBy(records.scores, (score) =>
    [score.document, score.model, modelLabelOf(score)].join('\t'),
  );
  const problems: Problem[] = [];
  for (const rows of labels.values()) {
    const first = rows[0]!;
    const label = modelLabelOf(first);
    // A note that names the model says that somebody looked and why it is this one.
    if (String(first.conditions.note ?? '').includes(first.model)) continue;
    const found = otherName(label, first.model, owners) ?? otherDate(label, first.model);
    if (found === undefined) continue;
    problems.push({
      severity: 'warning',
      rule: 'other-model',
      ...placeOfScore(records, first),
      message: `${count(rows.length, 'row')} of ${first.model} labelled "${label}": ${found}`,
      remedy:
        'move them to the model that the label names, or name their model in `conditions.note` and say why',
    });
  }
  return problems;
}

function otherName(
  label: string,
  model: string,
  owners: ReadonlyMap<string, string>,
): string | undefined {
  const words = label.split(/[^\p{Letter}\p{Number}+]+/u).filter(Boolean);
  while (words.length > 0) {
    const owner = owners.get(plainName(words.join('')));
    if (owner !== undefined) return owner === model ? undefined : `the name of ${owner}`;
    if (!manners.test(words.at(-1)!.toLowerCase())) return undefined;
    words.pop();
  }
  return undefined;
}

/** Dates are compared only where both carry one of the same form: 2312 and 2505, or 20240620 and 20241022. */
function otherDate(label: string, model: string): string | undefined {
  for (const form of [/(?<!\d)20\d{6}(?!\d)/g, /(?<!\d)2[2-9](?:0[1-9]|1[0-2])(?!\d)/g]) {
    const own = model.match(form);
    const printed = label.replaceAll(/(?<=\d{4})-(?=\d\d(\D|$))/g, '').match(form);
    if (own && printed && !own.some((tag) => printed.includes(tag))) {
      return `it says ${printed[0]}, the model's id ${own[0]}`;
    }
  }
  return undefined;
}

/** Plain id or name -> model, for names that belong to one model only; an id goes before a name. */
function ownersOf(models: readonly Model[]): Map<string, string> {
  const owners = new Map(models.map((model) => [plainName(model.id), model.id]));
  const named = groupBy(models, (model) => plainName(model.name));
  for (const [name, same] of named) {
    if (same.length === 1 && !owners.has(name)) owners.set(name, same[0]!.id);
  }
  return owners;
}

/** The model as the document prints it, without the provider's prefix and options. */
function modelLabelOf(score: Score): string {
  const { model_label, label, model_id } = score.conditions;
  const printed = String(model_label ?? label ?? model_id ?? '');
  return printed.replace(/^[\w.-]+\//, '').replace(/[@:].*$/, '');
}
