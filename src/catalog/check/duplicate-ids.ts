import type { Problem } from '../error.ts';
import type { CatalogRecords } from '../types.ts';
import { groupBy, type Lines, type Place, placeIn } from './rule.ts';

/** Every id names one record, and every document one score file. */
export function duplicateIds(records: CatalogRecords, lines?: Lines): Problem[] {
  const inFile = (file: string) => (record: object) => placeIn(file, record, lines);
  return [
    ...twice('model', records.models, (model) => model),
    ...twice('benchmark', records.benchmarks, inFile('benchmarks.yaml')),
    ...twice('lab', records.labs, inFile('labs.yaml')),
    ...twice('licence', records.licences, inFile('licences.yaml')),
    ...twice('source', records.sources, inFile('sources.yaml')),
    ...twice('suite', records.suites, (suite) => placeIn(suite.file, suite)),
    ...twice('claim', records.claims, (claim) => placeIn(claim.file, claim)),
    ...twice('document', records.documents, (document) => placeIn(document.file, document)),
  ];
}

function twice<T extends { id: string }>(
  kind: string,
  records: readonly T[],
  place: (record: T) => Place,
): Problem[] {
  const problems: Problem[] = [];
  for (const [id, same] of groupBy(records, (record) => record.id)) {
    const first = place(same[0]!);
    for (const record of same.slice(1)) {
      problems.push({
        severity: 'error',
        rule: 'duplicate-id',
        file: place(record).file,
        line: place(record).line,
        message: `the ${kind} "${id}" is also at ${first.file}:${first.line}`,
        remedy: 'merge the two records, or give the second an id of its own',
      });
    }
  }
  return problems;
}
