import { dumpJson } from '../../python/json.ts';
import { str } from '../../python/repr.ts';
import { clone, equal, type Value } from '../../python/value.ts';
import { add, isLess, subtract, sum, times } from '../money.ts';
import { dictIn, listIn, type Row, rowsIn, ToolError, textIn } from '../record.ts';
import type { Database } from '../table.ts';
import type { Arguments, Tools } from '../tool.ts';
import { userOf } from './find.ts';
import { bookable } from './seats.ts';

/** New reservations have these ids, in this order, and are made at this time. */
const newIds = ['HATHAT', 'HATHAU', 'HATHAV'];
const now = '2024-05-15T15:00:00';
const insuranceFee = 30;
const baggageFee = 50;

const isHeld = (method: Row) => method.get('source') !== 'credit_card';

/** Checks that the payments are the user's, hold enough, and add up. @throws ToolError */
function checkPayments(methods: Row, payments: readonly Row[], total: Value): void {
  for (const payment of payments) {
    const id = textIn(payment, 'payment_id');
    const method = methods.get(id);
    if (!(method instanceof Map)) throw new ToolError(`payment method ${id} not found`);
    if (isHeld(method as Row) && isLess(method.get('amount') ?? 0, payment.get('amount')!)) {
      throw new ToolError(`not enough balance in payment method ${id}`);
    }
  }
  const paid = sum(payments.map((payment) => payment.get('amount')!));
  if (!equal(paid, total)) {
    throw new ToolError(
      `payment amount does not add up, total price is ${str(total)}, but paid ${str(paid)}`,
    );
  }
}

function pay(methods: Row, payments: readonly Row[]): void {
  for (const payment of payments) {
    const id = textIn(payment, 'payment_id');
    const method = methods.get(id) as Row;
    if (method.get('source') === 'gift_card') {
      method.set('amount', subtract(method.get('amount')!, payment.get('amount')!));
    } else if (method.get('source') === 'certificate') methods.delete(id);
  }
}

function reservationOf(id: string, given: Arguments, flights: readonly Row[]): Row {
  const copy = (name: string): [string, Value] => [name, clone(given.get(name)!)];
  return new Map<string, Value>([
    ['reservation_id', id],
    ...['user_id', 'origin', 'destination', 'flight_type', 'cabin'].map(copy),
    ['flights', flights],
    copy('passengers'),
    ['payment_history', clone(given.get('payment_methods')!)],
    ['created_at', now],
    ...['total_baggages', 'nonfree_baggages', 'insurance'].map(copy),
  ]);
}

function book(database: Database, given: Arguments): string {
  const user = userOf(database, given.get('user_id')!);
  const reservations = database.get('reservations')!;
  const id = newIds.find((one) => !reservations.has(one)) ?? newIds.at(-1)!;
  const people = listIn(given, 'passengers').length;
  const cabin = textIn(given, 'cabin');
  const flights = rowsIn(given, 'flights').map((flight) =>
    bookable(database, flight, cabin, people),
  );
  let total = sum(flights.map((flight) => times(flight.get('price')!, people)));
  if (given.get('insurance') === 'yes') total = add(total, insuranceFee * people);
  total = add(total, times(baggageFee, given.get('nonfree_baggages')!));
  const methods = dictIn(user, 'payment_methods');
  const payments = rowsIn(given, 'payment_methods');
  checkPayments(methods, payments, total);
  pay(methods, payments);
  const reservation = reservationOf(id, given, flights);
  reservations.set(id, reservation);
  listIn(user, 'reservations').push(id);
  return dumpJson(reservation);
}

/** Booking; the seats stay as they are. */
export const bookingTools: Tools = {
  book_reservation: {
    required: [
      'user_id',
      'origin',
      'destination',
      'flight_type',
      'cabin',
      'flights',
      'passengers',
      'payment_methods',
      'total_baggages',
      'nonfree_baggages',
      'insurance',
    ],
    run: book,
  },
};
