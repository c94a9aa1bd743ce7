/** The tag of every run that another program ran. */
export const importedTag = 'imported';

/** Where an imported run comes from. */
export interface ImportedBy {
  program: string;
  program_version: string | null;
  catalog_benchmark: string | null;
  /** Name of the file, without its folder. */
  file: string;
  /** Whether the file says when the run was made; else it bears the day of the import. */
  dated: boolean;
}

/** What an imported run's environment says of it. */
export interface ImportOrigin {
  imported: ImportedBy;
}

/** The origin of a run; null when this program ran it. */
export function importOrigin(environment: unknown): ImportedBy | null {
  const origin = environment as Partial<ImportOrigin> | null;
  return origin?.imported?.program === undefined ? null : origin.imported;
}
