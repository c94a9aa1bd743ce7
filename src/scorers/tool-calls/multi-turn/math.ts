import { calculate } from '../../python/arithmetic.ts';
import type { Value } from '../../python/value.ts';
import { numeric } from '../../python/value.ts';
import {
  dict,
  float,
  list,
  number,
  type Operation,
  OperationError,
  refusal,
  type SystemKind,
  text,
} from './simulation.ts';

const result = (value: Value) => dict({ result: value });

function numbers(given: ReadonlyMap<string, Value>): Value[] {
  return list(given, 'numbers').map((value) => {
    if (numeric(value) === null) throw new OperationError('numbers holds something else');
    return value;
  });
}

const total = (values: readonly Value[]) =>
  values.reduce((sum, value) => calculate('+', sum, value), 0);

/** Bits that so many decimal digits take, as mpmath counts them; a double's at most. */
const bitsOf = (digits: number) =>
  Math.min(53, Math.max(1, Math.round((digits + 1) * Math.log2(10))));

/** The nearest number with so many binary digits. */
function toBits(value: number, bits: number): number {
  if (value === 0 || !Number.isFinite(value)) return value;
  const scale = 2 ** (bits - 1 - Math.floor(Math.log2(Math.abs(value))));
  return Math.round(value * scale) / scale;
}

/** An operation on a list that must not be empty. */
const onList = (what: string, run: (values: Value[]) => Value): Operation => ({
  parameters: ['numbers'],
  run: (_, given) => {
    const values = numbers(given);
    return values.length === 0
      ? refusal(`Cannot calculate ${what} of an empty list`)
      : result(run(values));
  },
});

const onPair = (sign: string): Operation => ({
  parameters: ['a', 'b'],
  run: (_, given) => {
    number(given, 'a');
    return sign === '/' && number(given, 'b') === 0
      ? refusal('Cannot divide by zero')
      : result(calculate(sign, given.get('a')!, given.get('b')!));
  },
});

const mean = (values: readonly Value[]) =>
  Number(numeric(calculate('/', total(values), values.length)));

const extreme = (values: readonly Value[], sign: 1 | -1) =>
  values.reduce((best, value) =>
    sign * Number(numeric(value)) > sign * Number(numeric(best)) ? value : best,
  );

/** Powers of ten of the SI prefixes before metres, grams and seconds. */
const prefixes: Readonly<Record<string, number>> = {
  k: 3,
  h: 2,
  da: 1,
  '': 0,
  d: -1,
  c: -2,
  m: -3,
  u: -6,
  n: -9,
};

const imperial: Readonly<Record<string, (value: number) => number>> = {
  cm_to_in: (value) => value * 0.393701,
  in_to_cm: (value) => value * 2.54,
  m_to_ft: (value) => value * 3.28084,
  ft_to_m: (value) => value * 0.3048,
  m_to_yd: (value) => value * 1.09361,
  yd_to_m: (value) => value * 0.9144,
  km_to_miles: (value) => value * 0.621371,
  miles_to_km: (value) => value * 1.60934,
  kg_to_lb: (value) => value * 2.20462,
  lb_to_kg: (value) => value * 0.453592,
  celsius_to_fahrenheit: (value) => (value * 9) / 5 + 32,
  fahrenheit_to_celsius: (value) => ((value - 32) * 5) / 9,
};

function prefixOf(unit: string): number | undefined {
  const found = /^(.*)(?:m|g|s)$/.exec(unit)?.[1];
  return found === undefined ? undefined : prefixes[found];
}

/** A calculator without state. */
export const mathSystem: SystemKind = {
  seed: 0,
  begin: () => new Map(),
  operations: {
    add: onPair('+'),
    subtract: onPair('-'),
    multiply: onPair('*'),
    divide: onPair('/'),
    mean: onList('mean', (values) => float(mean(values))),
    sum_values: onList('sum', total),
    max_value: onList('maximum', (values) => extreme(values, 1)),
    min_value: onList('minimum', (values) => extreme(values, -1)),
    standard_deviation: onList('standard deviation', (values) => {
      const middle = mean(values);
      const squares = values.map((value) => (Number(numeric(value)) - middle) ** 2);
      return float(Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / values.length));
    }),
    logarithm: {
      parameters: ['value', 'base', 'precision'],
      run: (_, given) => {
        const bits = bitsOf(number(given, 'precision'));
        const log = (name: string) => toBits(Math.log(number(given, name)), bits);
        const value = toBits(log('value') / log('base'), bits);
        if (!Number.isFinite(value)) return refusal('The logarithm is not defined');
        return result(float(value));
      },
    },
    square_root: {
      parameters: ['number', 'precision'],
      run: (_, given) => {
        const value = number(given, 'number');
        const precision = number(given, 'precision');
        if (value < 0) return refusal('Cannot calculate the square root of a negative number');
        const root = Math.sqrt(value);
        return result(
          float(precision >= 1 && precision <= 17 ? Number(root.toPrecision(precision)) : root),
        );
      },
    },
    power: {
      parameters: ['base', 'exponent'],
      run: (_, given) => result(calculate('**', given.get('base')!, given.get('exponent')!)),
    },
    percentage: {
      parameters: ['part', 'whole'],
      run: (_, given) =>
        number(given, 'whole') === 0
          ? refusal('Whole value cannot be zero')
          : result(float((number(given, 'part') / number(given, 'whole')) * 100)),
    },
    absolute_value: {
      parameters: ['number'],
      run: (_, given) =>
        result(
          number(given, 'number') < 0
            ? calculate('-', 0, given.get('number')!)
            : given.get('number')!,
        ),
    },
    round_number: {
      parameters: ['number', ['decimal_places', 0]],
      run: (_, given) => {
        const places = number(given, 'decimal_places');
        if (!(places >= 0 && places <= 15))
          throw new OperationError('decimal_places is out of range');
        return result(float(Number(number(given, 'number').toFixed(places))));
      },
    },
    si_unit_conversion: {
      parameters: ['value', 'unit_in', 'unit_out'],
      run: (_, given) => {
        const from = prefixOf(text(given, 'unit_in'));
        const to = prefixOf(text(given, 'unit_out'));
        return from === undefined || to === undefined
          ? refusal('Conversion between these units is not supported')
          : result(float(number(given, 'value') * 10 ** (from - to)));
      },
    },
    imperial_si_conversion: {
      parameters: ['value', 'unit_in', 'unit_out'],
      run: (_, given) => {
        const convert = imperial[`${text(given, 'unit_in')}_to_${text(given, 'unit_out')}`];
        return convert
          ? result(float(convert(number(given, 'value'))))
          : refusal('Conversion between these units is not supported');
      },
    },
  },
};
