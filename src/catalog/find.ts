/** What a person typed did not name exactly one record. */
export class NotFoundError extends Error {
  readonly code = 'not-found';
  readonly suggestions: readonly string[];

  constructor(kind: string, query: string, suggestions: readonly string[], ambiguous: boolean) {
    const hint =
      suggestions.length === 0
        ? `\`weigh ${kind}s\` lists them all`
        : ambiguous
          ? `it could be ${suggestions.join(', ')}`
          : `did you mean ${suggestions.join(', ')}?`;
    super(
      `${ambiguous ? `"${query}" names more than one ${kind}` : `no ${kind} "${query}"`}: ${hint}`,
    );
    this.name = 'NotFoundError';
    this.suggestions = suggestions;
  }
}

interface Named {
  id: string;
  name: string;
  aliases?: readonly string[];
}

/**
 * Finds a record by what a person types: the id, the name, an alias, whatever the case and the
 * punctuation (`GLM 4.5`, `glm4.5`), or the one record that begins with it.
 * @throws NotFoundError with the nearest names.
 */
export function findByName<T extends Named>(
  records: ReadonlyMap<string, T>,
  query: string,
  kind: string,
): T {
  const exact = records.get(query);
  if (exact) return exact;
  const wanted = simplify(query);
  if (wanted === '') throw new NotFoundError(kind, query, [], false);
  const all = [...records.values()];
  const keys = (record: T): string[] =>
    [record.id, record.name, ...(record.aliases ?? [])].map(simplify);
  const same = all.filter((record) => keys(record).includes(wanted));
  if (same.length === 1) return same[0]!;
  // An id is one record's own; several may share a name.
  const byId = same.filter((record) => simplify(record.id) === wanted);
  if (byId.length === 1) return byId[0]!;
  if (same.length > 1)
    throw new NotFoundError(kind, query, same.map((r) => r.id).slice(0, 8), true);
  const begins = all.filter((record) => keys(record).some((key) => key.startsWith(wanted)));
  if (begins.length === 1) return begins[0]!;
  if (begins.length > 1 && begins.length <= 8) {
    throw new NotFoundError(
      kind,
      query,
      begins.map((record) => record.id),
      true,
    );
  }
  const contains = all
    .filter((record) => wanted.length > 1 && keys(record).some((key) => key.includes(wanted)))
    .sort((a, b) => a.id.length - b.id.length || (a.id < b.id ? -1 : 1));
  const near = all
    .map((record) => ({
      record,
      distance: Math.min(...keys(record).map((key) => editDistance(key, wanted))),
    }))
    .sort((a, b) => a.distance - b.distance || (a.record.id < b.record.id ? -1 : 1))
    .filter(({ distance }) => distance <= Math.max(2, wanted.length * 0.4))
    .map(({ record }) => record);
  // A slip in the beginning of a longer name; of short words too many would be meant.
  const begun = all.filter(
    (record) =>
      wanted.length >= 4 &&
      keys(record).some((key) => editDistance(key.slice(0, wanted.length), wanted) === 1),
  );
  // Part of a name is the likelier meaning; a slip of the finger comes after.
  const suggestions = new Set(
    [...contains.slice(0, 4), ...near.slice(0, 5), ...begun].map(({ id }) => id),
  );
  throw new NotFoundError(kind, query, [...suggestions].slice(0, 5), false);
}

function simplify(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, '');
}

/** Levenshtein distance. */
export function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(previous[j]! + 1, current[j - 1]! + 1, substitution));
    }
    previous = current;
  }
  return previous[b.length]!;
}
