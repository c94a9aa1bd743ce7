/**
 * The part of TOML in which tau2-bench's databases are written: tables, arrays of tables, and keys
 * with texts, numbers, booleans and flat lists.
 *
 * @throws SyntaxError with the line.
 */
export function readToml(text: string): Record<string, unknown> {
  const root = record();
  let at = root;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const fail = (): never => {
      throw new SyntaxError(`line ${index + 1} is not read: ${line.slice(0, 60)}`);
    };
    const header = /^\[(\[?)\s*([\w.-]+)\s*(\]?)\]$/.exec(line);
    if (header && (header[1] === '[') === (header[3] === ']')) {
      at = tableAt(root, header[2]!.split('.'), header[1] === '[') ?? fail();
      continue;
    }
    const pair = /^([\w-]+)\s*=\s*(.+)$/.exec(line);
    if (!pair || Object.hasOwn(at, pair[1]!)) return fail();
    const value = scalarOf(pair[2]!);
    at[pair[1]!] = value === undefined ? fail() : value;
  }
  return root;
}

type Table = Record<string, unknown>;

const record = (): Table => Object.create(null) as Table;

/** The table of a header; of an array of tables the last, or a new one. Undefined: something else is there. */
function tableAt(root: Table, path: readonly string[], isNew: boolean): Table | undefined {
  let at: Table = root;
  for (const [depth, key] of path.entries()) {
    const isLast = depth === path.length - 1;
    if (isNew && isLast) {
      at[key] ??= [];
      const list = at[key];
      if (!Array.isArray(list)) return undefined;
      const added = record();
      list.push(added);
      return added;
    }
    at[key] ??= record();
    const there = at[key];
    const table: unknown = Array.isArray(there) ? there.at(-1) : there;
    if (typeof table !== 'object' || table === null) return undefined;
    at = table as Table;
  }
  return at;
}

/** Undefined: none that is read here. */
function scalarOf(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true';
  if (/^[+-]?\d+(?:\.\d+)?$/.test(text)) return Number(text);
  // A basic string, or a list of such values, is written as JSON writes it.
  if (!/^["[]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
