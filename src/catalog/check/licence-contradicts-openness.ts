import type { Problem } from '../error.ts';
import type { CatalogRecords } from '../types.ts';

/** A licence that cannot be true of a model of that openness. */
export function licenceContradictsOpenness(records: CatalogRecords): Problem[] {
  const licences = new Map(records.licences.map((licence) => [licence.id, licence]));
  const problems: Problem[] = [];
  for (const model of records.models) {
    const { id, openness, file, line } = model;
    const licence = model.licence === null ? undefined : licences.get(model.licence);
    const closedLicence = model.licence !== null && /^proprietary\b/i.test(model.licence);
    const report = (severity: Problem['severity'], message: string, remedy: string): void => {
      problems.push({
        severity,
        rule: 'licence-contradicts-openness',
        file,
        line,
        message,
        remedy,
      });
    };
    if (openness === 'closed' && model.licence !== null && !closedLicence) {
      report(
        licence?.osi_approved ? 'error' : 'warning',
        `${id} is closed but has the licence ${model.licence}`,
        'a licence for code or a website is not one for weights: correct the openness or remove the licence',
      );
    }
    if ((openness === 'open-weights' || openness === 'open-source') && closedLicence) {
      report(
        'error',
        `${id} is ${openness} but its licence is ${model.licence}`,
        'name the licence of the published weights, or mark the model closed',
      );
    }
    if (openness === 'open-source' && licence && licence.commercial_use === 'no') {
      report(
        'warning',
        `${id} is open-source but its licence ${model.licence} forbids commercial use`,
        'open-source here means weights, data and code under an open licence: check, or mark it open-weights',
      );
    }
    if (openness === 'closed' && model.hf_repo !== null) {
      report(
        'warning',
        `${id} is closed but names the repository ${model.hf_repo}`,
        'check whether the repository holds the weights: correct the openness or remove hf_repo',
      );
    }
  }
  for (const licence of records.licences) {
    const named = /\b(nc|non-?commercial|research)\b/i.test(`${licence.id} ${licence.name}`);
    if (!named || licence.commercial_use !== 'yes') continue;
    problems.push({
      severity: 'warning',
      rule: 'licence-contradicts-openness',
      file: 'licences.yaml',
      line: 1,
      message: `the licence ${licence.id} is non-commercial by name but has commercial_use: yes`,
      remedy: "check the licence's text",
    });
  }
  return problems;
}
