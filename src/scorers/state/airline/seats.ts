import type { Value } from '../../python/value.ts';
import { dictIn, numberIn, type Row, ToolError, textIn } from '../record.ts';
import type { Database } from '../table.ts';

/**
 * A wanted flight (`flight_number`, `date`) with the price of a cabin and its airports, where it
 * can be booked for so many passengers.
 *
 * @throws ToolError
 */
export function bookable(database: Database, wanted: Row, cabin: string, passengers: number): Row {
  const number = textIn(wanted, 'flight_number');
  const flight = database.get('flights')!.get(number);
  if (!(flight instanceof Map)) throw new ToolError(`flight ${number} not found`);
  const date = textIn(wanted, 'date');
  const day = dictIn(flight as Row, 'dates').get(date);
  if (!(day instanceof Map)) throw new ToolError(`flight ${number} not found on date ${date}`);
  if (day.get('status') !== 'available') {
    throw new ToolError(`flight ${number} not available on date ${date}`);
  }
  if (numberIn(dictIn(day as Row, 'available_seats'), cabin) < passengers) {
    throw new ToolError(`not enough seats on flight ${number}`);
  }
  return priced(wanted, dictIn(day as Row, 'prices').get(cabin)!, flight as Row);
}

/** A wanted flight with a price and the airports of a known one. */
export const priced = (wanted: Row, price: Value, from: Row): Row =>
  new Map<string, Value>([
    ...wanted,
    ['price', price],
    ['origin', from.get('origin')!],
    ['destination', from.get('destination')!],
  ]);
