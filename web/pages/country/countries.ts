import type { LabHead } from '../../../src/server/api.ts';

/** A country with the labs whose headquarters it has. */
export interface CountryHead {
  code: string;
  labs: LabHead[];
  models: number;
  open: number;
}

/** Countries of labs, most models first; labs whose country is unknown are in none. */
export function countriesOf(labs: readonly LabHead[]): CountryHead[] {
  const known = labs.filter(({ country }) => country !== null);
  return [...Map.groupBy(known, ({ country }) => country!)]
    .map(([code, own]) => ({
      code,
      labs: own,
      models: own.reduce((sum, { models }) => sum + models, 0),
      open: own.reduce((sum, { open }) => sum + open, 0),
    }))
    .sort((a, b) => b.models - a.models || (a.code < b.code ? -1 : 1));
}
