import { clone, isDict, isList, type Value } from '../../python/value.ts';
import { contentOf, contentsOf, type Entry, isDirectory, isFile, newFile } from './file-tree.ts';
import { flights } from './places.ts';
import { dict, rows, type State, table } from './simulation.ts';

/** What makes contexts long, by the names of the benchmark's own constants. */
export type LongContext = ReadonlyMap<string, Value>;

/** The constants, each with the form that it must have. */
export const longContextNames = {
  AUTOMOBILE_EXTENSION: 'list',
  BOOKING_RECORD_EXTENSION: 'dict',
  CAR_STATUS_METADATA_EXTENSION: 'text',
  CREDIT_CARD_EXTENSION: 'dict',
  FILES_TAIL_USED: 'list',
  FILE_CONTENT_EXTENSION: 'text',
  INTERMEDIARY_CITIES: 'list',
  LONG_WEATHER_EXTENSION: 'dict',
  MA_20_EXTENSION: 'list',
  MA_5_EXTENSION: 'list',
  ORDER_DETAIL_EXTENSION: 'dict',
  PARKING_BRAKE_INSTRUCTION: 'text',
  POPULATE_FILE_EXTENSION: 'list',
  TECHNOLOGY_EXTENSION: 'list',
  TRANSACTION_HISTORY_EXTENSION: 'list',
  WATCH_LIST_EXTENSION: 'list',
} as const;

type Name = keyof typeof longContextNames;

/** @returns the names that are absent or of another form; empty: it can be used. */
export function faultsOf(given: LongContext): string[] {
  const fits = {
    text: (value: Value | undefined) => typeof value === 'string',
    list: (value: Value | undefined) => value !== undefined && isList(value),
    dict: (value: Value | undefined) => value !== undefined && isDict(value),
  };
  return Object.entries(longContextNames)
    .filter(([name, form]) => !fits[form](given.get(name)))
    .map(([name]) => name);
}

const listOf = (long: LongContext, name: Name) => clone(long.get(name)!) as Value[];
const dictOf = (long: LongContext, name: Name) => clone(long.get(name)!) as Map<string, Value>;

/**
 * Lengthens what a system begins with: files get a tail and the innermost directories more files, a
 * traveller more cards and bookings. What the item sets itself stays.
 */
export function lengthenState(
  system: string,
  state: State,
  config: ReadonlyMap<string, Value>,
  long: LongContext,
): void {
  if (system === 'GorillaFileSystem' && config.has('root')) {
    lengthenDirectory(state.get('root') as Entry, long);
  }
  if (system === 'TravelAPI') {
    for (const [name, more] of [
      ['credit_card_list', 'CREDIT_CARD_EXTENSION'],
      ['booking_record', 'BOOKING_RECORD_EXTENSION'],
    ] as const) {
      const own = table(state, name);
      for (const [id, value] of dictOf(long, more)) if (!own.has(id)) own.set(id, value);
    }
  }
}

function lengthenDirectory(directory: Entry, long: LongContext): void {
  const entries = contentsOf(directory);
  const kept = listOf(long, 'FILES_TAIL_USED');
  let innermost = true;
  for (const [name, entry] of entries) {
    if (isDirectory(entry)) {
      innermost = false;
      lengthenDirectory(entry, long);
    } else if (isFile(entry) && !kept.includes(name)) {
      entry.set('content', contentOf(entry) + String(long.get('FILE_CONTENT_EXTENSION')));
    }
  }
  if (!innermost) return;
  for (const name of listOf(long, 'POPULATE_FILE_EXTENSION')) entries.set(String(name), newFile());
}

type Lengthen = (
  answer: Map<string, Value>,
  long: LongContext,
  given: ReadonlyMap<string, Value>,
  state: State,
) => Value;

const withMore =
  (more: Readonly<Record<string, Name>>, first = false): Lengthen =>
  (answer, long) => {
    const added = Object.entries(more).map(([as, name]): [string, Value] => [as, long.get(name)!]);
    return new Map(first ? [...added, ...answer] : [...answer, ...added]);
  };

/** What operations answer beside their own, in the order in which the benchmark shows it. */
const answers: Readonly<Record<string, Lengthen>> = {
  activateParkingBrake: withMore({ parkingBrakeInstruction: 'PARKING_BRAKE_INSTRUCTION' }, true),
  check_tire_pressure: (answer, long) => {
    const pressures = new Map(table(answer, 'tirePressure'));
    return dict({
      tirePressure: pressures.set('car_info', long.get('CAR_STATUS_METADATA_EXTENSION')!),
    });
  },
  displayCarStatus: withMore({ metadata: 'CAR_STATUS_METADATA_EXTENSION' }, true),
  estimate_distance: withMore({ intermediaryCities: 'INTERMEDIARY_CITIES' }),
  get_outside_temperature_from_google: (answer, long) =>
    new Map([...dictOf(long, 'LONG_WEATHER_EXTENSION'), ...answer]),
  book_flight: (answer, _, __, state) =>
    answer.get('booking_status') === true
      ? new Map([...answer, ['booking_history', clone(state.get('booking_record')!)]])
      : answer,
  // The fares of all flights, in a list that does not say which is whose.
  get_flight_cost: (answer) => {
    const [fare] = rows(answer, 'travel_cost_list');
    return dict({ travel_cost_list: Array.from({ length: flights }, () => fare!) });
  },
  get_available_stocks: (answer, long, given) => {
    const more = {
      Technology: 'TECHNOLOGY_EXTENSION',
      Automobile: 'AUTOMOBILE_EXTENSION',
    } as const;
    const name = more[given.get('sector') as keyof typeof more];
    return name === undefined
      ? answer
      : dict({ stock_list: [...rows(answer, 'stock_list'), ...listOf(long, name)] });
  },
  get_order_details: (answer, long) => {
    const symbol = String(answer.get('symbol'));
    const told = [...dictOf(long, 'ORDER_DETAIL_EXTENSION')].map(
      ([name, text]): [string, Value] => [name, String(text).replaceAll('{symbol}', symbol)],
    );
    return new Map<string, Value>([...answer, ['metadata', new Map(told)]]);
  },
  get_stock_info: withMore({ 'MA(5)': 'MA_5_EXTENSION', 'MA(20)': 'MA_20_EXTENSION' }),
  get_transaction_history: (answer, long) =>
    dict({
      transaction_history: [
        ...rows(answer, 'transaction_history'),
        ...listOf(long, 'TRANSACTION_HISTORY_EXTENSION'),
      ],
    }),
  // A bare list, unlike the short one.
  get_watchlist: (answer, long) => [
    ...rows(answer, 'watchlist'),
    ...listOf(long, 'WATCH_LIST_EXTENSION'),
  ],
};

/** Answered at length even where they refuse. */
const alwaysLong = new Set(['displayCarStatus', 'estimate_distance']);

/** Lengthens what an operation answers. */
export function lengthenAnswer(
  operation: string,
  answer: Value,
  long: LongContext,
  given: ReadonlyMap<string, Value>,
  state: State,
): Value {
  const lengthen = Object.hasOwn(answers, operation) ? answers[operation] : undefined;
  if (!lengthen || !(answer instanceof Map)) return answer;
  if (answer.has('error') && !alwaysLong.has(operation)) return answer;
  return lengthen(answer as Map<string, Value>, long, given, state);
}
