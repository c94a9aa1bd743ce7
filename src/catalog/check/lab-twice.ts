import type { Problem } from '../error.ts';
import type { CatalogRecords } from '../types.ts';
import { plainName } from './names.ts';
import { count, groupBy, type Lines, placeIn, placeOfScore } from './rule.ts';

/** Words that a lab's name may carry or not. */
const fillers = /\b(ai|inc|corp|co|ltd|llc|labs?|research|team|group|technolog(y|ies)|the)\b/gi;

/**
 * One lab under two names: two labs whose names, ids or aliases are alike, and rows that a lab
 * reports about its own model (or a rival's) under a name that labs.yaml does not know.
 */
export function labTwice(records: CatalogRecords, lines?: Lines): Problem[] {
  const problems: Problem[] = [];
  const owners = new Map<string, string>();
  for (const lab of records.labs) {
    for (const name of [lab.id, lab.name, ...lab.aliases]) {
      const key = labName(name);
      const owner = owners.get(key);
      if (owner === undefined) owners.set(key, lab.id);
      if (owner === undefined || owner === lab.id) continue;
      problems.push({
        severity: 'warning',
        rule: 'lab-twice',
        ...placeIn('labs.yaml', lab, lines),
        message: `"${name}" of ${lab.id} is also a name of ${owner}`,
        remedy: 'keep one lab and make the other name an alias of it, or tell the names apart',
      });
      break;
    }
  }

  const labs = new Set(records.labs.map((lab) => lab.id));
  const labOf = new Map(records.models.map((model) => [model.id, model.lab]));
  const strange = records.scores.filter((score) => {
    const lab = labOf.get(score.model);
    if (lab === undefined) return false;
    if (score.reported_by === 'self') return score.reporter !== lab;
    return score.reported_by === 'rival' && (score.reporter === lab || !labs.has(score.reporter));
  });
  const groups = groupBy(strange, (score) =>
    [score.document, score.reporter, score.reported_by, labOf.get(score.model)].join('\t'),
  );
  for (const rows of groups.values()) {
    const { reporter, reported_by: by, model } = rows[0]!;
    const lab = labOf.get(model)!;
    const rowsOf = `${count(rows.length, 'row')} of ${model}${rows.length > 1 ? ' and others' : ''}`;
    problems.push({
      severity: 'warning',
      rule: 'lab-twice',
      ...placeOfScore(records, rows[0]!),
      message:
        by === 'rival' && reporter === lab
          ? `${rowsOf} marked as a rival's report, but ${reporter} is the model's own lab`
          : by === 'rival'
            ? `${rowsOf} reported by the rival "${reporter}", which labs.yaml does not know`
            : `${rowsOf} marked as self-reported by "${reporter}", but the model's lab is ${lab}`,
      remedy:
        'name the reporter by the id in labs.yaml, and set reported_by: self if it made the model, rival if another lab did',
    });
  }
  return problems;
}

function labName(text: string): string {
  return plainName(text.replaceAll(/[-_]/g, ' ').replaceAll(fillers, ' ')) || plainName(text);
}
