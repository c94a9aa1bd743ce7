/**
 * Words after a number that say what is counted, as regular expressions: lengths, areas, times,
 * money, directions, and things that school problems count. A plural ending may follow each.
 * The list is long because an answer with a unit that is missing here is read as a product of
 * letters; the single letters are there because `5 m` and `3 h` are.
 */
export const unitWords: readonly string[] = [
  // length, area, volume, weight
  ...[
    'feet',
    'ft',
    'mile',
    'inch',
    'inches',
    'yard',
    'metre',
    'meter',
    'km',
    'cm',
    'mm',
    'dm',
    'm',
  ],
  ...[
    'mtr',
    'sq inch',
    'sq m',
    'sq\\s?\\.?\\s?m',
    'm square',
    'square',
    'sq',
    'cubic',
    'cube',
    'cu cm',
  ],
  ...['cu\\s?\\.?\\s?m', 'cc', 'cm 2', 'acre', 'are', 'hectare', 'gallon', 'gal', 'litre', 'liter'],
  ...['lt', 'l', 'pound', 'lb', 'kg', 'gm', 'g', 'mt', 'pi sq m', 'Surface'],
  // time and speed
  ...['second', 'sec', 's', 'minute', 'min', 'hour', 'hr', 'h', 'day', 'month', 'year', 'yr'],
  ...['noon', 'am', 'pm', 'a\\s?\\.\\s?m', 'p\\s?\\.\\s?m', 'mph', 'kmph', 'kmh'],
  // angles, money, shares
  ...[
    'degree',
    'deg',
    'cent',
    'rupee',
    'rs\\s?\\.?',
    'profit of rs',
    'profit',
    'loss',
    'gain',
    'per',
  ],
  ...['more', 'less', 'increase', 'decrease', 'ratio', 'unit', 'number', 'digit', 'multiple'],
  // directions
  ...['m east', 'east', 'west', 'way', 'rise', 'by'],
  // what is counted
  ...[
    'student',
    'children ticket',
    'meal',
    'edge',
    'monkey',
    'prime',
    'tile',
    'men',
    'man',
    'women',
  ],
  ...['woman', 'soldier', 'pie', 'mark', 'toy', 'coin', 'apple', 'rounds', 'ohm', 'no change'],
  // letters that mark an option or an ordinal
  ...['[a-hs] \\.', 'th', 'st', 'rd', 't', 'c', 'd', 'o', 'ab', 'bc', 'mp', 'excess', 'pure'],
];
