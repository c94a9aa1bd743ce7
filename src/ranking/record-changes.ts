export interface NamedRecord {
  id: string;
  name: string;
}

/** One fact of a record, as it was and as it is; null where it was not known. */
export interface FactChange {
  /** Name, with a dot before what is inside: `price.input_usd_per_m`, `checked.licence`. */
  fact: string;
  before: unknown;
  after: unknown;
}

/** Of one kind of record, each list by id. */
export interface RecordChanges {
  added: NamedRecord[];
  removed: NamedRecord[];
  changed: (NamedRecord & { facts: FactChange[] })[];
}

/** Where a record stands and what is computed from the rest of it: no facts of their own. */
const notFacts = new Set(['id', 'file', 'line', 'hash']);

/** Compares records of one kind by id and, where both sides have one, fact by fact. */
export function compareRecords<T extends { id: string }>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
): RecordChanges {
  const ids = [...new Set([...before.keys(), ...after.keys()])].sort();
  const changes: RecordChanges = { added: [], removed: [], changed: [] };
  for (const id of ids) {
    const [old, now] = [before.get(id), after.get(id)];
    if (now === undefined) changes.removed.push(named(old!));
    else if (old === undefined) changes.added.push(named(now));
    else {
      const facts = compareFacts(old, now);
      if (facts.length > 0) changes.changed.push({ ...named(now), facts });
    }
  }
  return changes;
}

/** The facts that differ, in the order of the record; those inside of a group one by one. */
export function compareFacts(before: object, after: object, group = ''): FactChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => {
    const fact = group + name;
    if (notFacts.has(fact)) return [];
    const [old, now] = [factOf(before, name), factOf(after, name)];
    if (inOneForm(old) === inOneForm(now)) return [];
    if (isGroup(old) && isGroup(now)) return compareFacts(old, now, `${fact}.`);
    return [{ fact, before: old, after: now }];
  });
}

function isGroup(value: unknown): value is object {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function factOf(record: object, fact: string): unknown {
  return (record as Record<string, unknown>)[fact] ?? null;
}

/** As text that does not depend on the order of an object's keys. */
export function inOneForm(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** A claim has a statement where others have a name. */
function named(record: { id: string; name?: string; statement?: string }): NamedRecord {
  return { id: record.id, name: record.name ?? record.statement ?? record.id };
}
