import { type Dict, equal, includes, isDict, isList, type Value } from '../python/value.ts';

/** Text is compared without spaces, some marks, case, and the kind of quote. */
export const standard = (text: string) =>
  text
    .replace(/[ ,./\-_*^]/g, '')
    .toLowerCase()
    .replaceAll("'", '"');

const standardised = (value: Value): Value => (typeof value === 'string' ? standard(value) : value);

/** The parts of an accepted answer; a text has its characters. */
const parts = (value: Value): readonly Value[] =>
  isList(value) ? value : typeof value === 'string' ? [...value] : [];

/** Text is right when an accepted text is the same in its standard form. */
export const matchesText = (value: string, accepted: readonly Value[]) =>
  accepted.some((one) => typeof one === 'string' && standard(one) === standard(value));

/** A list is right when it equals an accepted one, item by item and in order. */
export function matchesList(value: readonly Value[], accepted: readonly Value[]): boolean {
  const given = value.map(standardised);
  return accepted.some((one) => equal(parts(one).map(standardised), given));
}

/** How a dict fails: by a key that is too much or absent, or by a value. */
export type DictFault = 'value_error:dict_key' | 'value_error:dict_value' | 'dict_checker:unclear';

/**
 * A dict is right when an accepted one lists every one of its values; a key may be absent where the
 * accepted one lists "" for it.
 *
 * @returns null when it is right.
 */
export function dictFault(value: Dict, accepted: readonly Value[]): DictFault | null {
  let fault: DictFault = 'dict_checker:unclear';
  for (const one of accepted) {
    if (!isDict(one)) continue;
    const found = faultAgainst(value, one);
    if (found === null) return null;
    fault = found;
  }
  return fault;
}

function faultAgainst(value: Dict, accepted: Dict): DictFault | null {
  for (const [key, item] of value) {
    const list = accepted.get(key);
    if (list === undefined) return 'value_error:dict_key';
    if (!includes(parts(list).map(standardised), standardised(item))) {
      return 'value_error:dict_value';
    }
  }
  for (const [key, list] of accepted) {
    if (!value.has(key) && !parts(list).includes('')) return 'value_error:dict_key';
  }
  return null;
}

/** A list of dicts is right when an accepted list has as many and each matches in order. */
export function dictListFault(
  value: readonly Value[],
  accepted: readonly Value[],
): DictFault | 'value_error:list_dict_count' | null {
  let fault: DictFault | 'value_error:list_dict_count' = 'value_error:list_dict_count';
  for (const one of accepted) {
    const dicts = parts(one);
    if (dicts.length !== value.length) {
      fault = 'value_error:list_dict_count';
      continue;
    }
    let found: DictFault | null = null;
    for (const [i, item] of value.entries()) {
      found = isDict(item) ? dictFault(item, [dicts[i]!]) : 'dict_checker:unclear';
      if (found !== null) break;
    }
    if (found === null) return null;
    fault = found;
  }
  return fault;
}
