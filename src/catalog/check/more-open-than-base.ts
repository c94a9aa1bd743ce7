import type { Problem } from '../error.ts';
import type { CatalogRecords, CommercialUse, Openness } from '../types.ts';

const opennessRank: Record<Openness, number | null> = {
  closed: 0,
  'open-weights': 1,
  'open-source': 2,
  unknown: null,
};
const freedomRank: Record<CommercialUse, number | null> = {
  no: 0,
  conditional: 1,
  yes: 2,
  unknown: null,
};

/** A derivative that claims to be more open, or freer to use, than the weights that it was made from. */
export function moreOpenThanBase(records: CatalogRecords): Problem[] {
  const models = new Map(records.models.map((model) => [model.id, model]));
  const licences = new Map(records.licences.map((licence) => [licence.id, licence]));
  const problems: Problem[] = [];
  for (const model of records.models) {
    const base = model.base_model === null ? undefined : models.get(model.base_model);
    if (!base) continue;
    const report = (message: string, remedy: string): void => {
      problems.push({
        severity: 'warning',
        rule: 'more-open-than-base',
        file: model.file,
        line: model.line,
        message,
        remedy,
      });
    };
    if (above(opennessRank[model.openness], opennessRank[base.openness])) {
      report(
        `${model.id} is ${model.openness} but its base ${base.id} is ${base.openness}`,
        'what the base keeps closed, the derivative cannot open: correct the openness of one, or the base',
      );
    }
    const own = model.licence === null ? undefined : licences.get(model.licence);
    const inherited = base.licence === null ? undefined : licences.get(base.licence);
    // The owner of the base may give its own derivative another licence.
    if (!own || !inherited || model.lab === base.lab) continue;
    if (above(freedomRank[own.commercial_use], freedomRank[inherited.commercial_use])) {
      report(
        `${model.id} allows commercial use (${own.id}: ${own.commercial_use}) beyond its base ${base.id} (${inherited.id}: ${inherited.commercial_use})`,
        "the base's licence binds its derivatives unless its owner says otherwise: name the stricter licence, and keep the printed one in licence_printed",
      );
    }
  }
  return problems;
}

function above(a: number | null, b: number | null): boolean {
  return a !== null && b !== null && a > b;
}
