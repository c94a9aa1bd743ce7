/** What a file holds, by its name without a final `.gz`. */
export type DataFormat = 'jsonl' | 'json' | 'csv' | 'tsv' | 'parquet' | 'zip';

export const dataFormats: readonly DataFormat[] = ['jsonl', 'json', 'csv', 'tsv', 'parquet', 'zip'];

/** Undefined for a name that ends in none of them. */
export function formatOf(name: string): DataFormat | undefined {
  const bare = withoutGz(name);
  return dataFormats.find((format) => bare.endsWith(`.${format}`));
}

export function withoutGz(name: string): string {
  return name.replace(/\.gz$/, '');
}

/** The name without what tells its format: `test` of `test.jsonl.gz`. */
export function stemOf(name: string): string {
  const format = formatOf(name);
  return format ? withoutGz(name).slice(0, -format.length - 1) : name;
}
