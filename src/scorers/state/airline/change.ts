import { dumpJson } from '../../python/json.ts';
import { str } from '../../python/repr.ts';
import { clone, equal, type Value } from '../../python/value.ts';
import { isLess, isPositive, negative, subtract, sum, times } from '../money.ts';
import { dictIn, listIn, type Row, rowOf, rowsIn, ToolError, textIn } from '../record.ts';
import type { Database } from '../table.ts';
import type { Arguments, Tools } from '../tool.ts';
import { reservationOf, userOf } from './find.ts';
import { bookable, priced } from './seats.ts';

const baggageFee = 50;
const certificates = ['certificate_3221322', 'certificate_3221323', 'certificate_3221324'];

const payment = (id: Value, amount: Value): Row =>
  new Map<string, Value>([
    ['payment_id', id],
    ['amount', amount],
  ]);

/** The way to pay for a change: any of the user's but a certificate. @throws ToolError */
function methodOf(database: Database, reservation: Row, given: Arguments, total: Value): Row {
  const methods = dictIn(userOf(database, reservation.get('user_id')!), 'payment_methods');
  const method = rowOf(methods, given.get('payment_id')!, 'payment method not found');
  if (method.get('source') === 'certificate') {
    throw new ToolError('certificate cannot be used to update reservation');
  }
  if (method.get('source') === 'gift_card' && isLess(method.get('amount')!, total)) {
    throw new ToolError('gift card balance is not enough');
  }
  return method;
}

/** Takes an amount, which may be negative, for a change. Nothing is noted of a change for nothing. */
function charge(reservation: Row, given: Arguments, method: Row, total: Value): void {
  if (equal(total, 0)) return;
  listIn(reservation, 'payment_history').push(payment(given.get('payment_id')!, total));
  if (method.get('source') === 'gift_card') {
    method.set('amount', subtract(method.get('amount')!, total));
  }
}

function updateFlights(database: Database, given: Arguments): string {
  const reservation = reservationOf(database, given);
  const cabin = textIn(given, 'cabin');
  const people = listIn(reservation, 'passengers').length;
  const kept = rowsIn(reservation, 'flights');
  const flights = rowsIn(given, 'flights').map((wanted) => {
    // A flight of the reservation, in its cabin, keeps its price and needs no seat.
    const known = kept.find(
      (flight) =>
        cabin === reservation.get('cabin') &&
        flight.get('flight_number') === wanted.get('flight_number') &&
        flight.get('date') === wanted.get('date'),
    );
    return known
      ? priced(wanted, known.get('price')!, known)
      : bookable(database, wanted, cabin, people);
  });
  const price = (list: readonly Row[]) => times(sum(list.map((row) => row.get('price')!)), people);
  const total = subtract(price(flights), price(kept));
  const method = methodOf(database, reservation, given, total);
  charge(reservation, given, method, total);
  // The cabin of the reservation stays as it was: so does the reference's.
  reservation.set('flights', flights);
  return dumpJson(reservation);
}

function updateBaggages(database: Database, given: Arguments): string {
  const reservation = reservationOf(database, given);
  const more = subtract(given.get('nonfree_baggages')!, reservation.get('nonfree_baggages')!);
  const total = isPositive(more) ? times(baggageFee, more) : 0;
  const method = methodOf(database, reservation, given, total);
  reservation.set('total_baggages', given.get('total_baggages')!);
  reservation.set('nonfree_baggages', given.get('nonfree_baggages')!);
  charge(reservation, given, method, total);
  return dumpJson(reservation);
}

/** Changes to reservations, and certificates. */
export const changeTools: Tools = {
  cancel_reservation: {
    required: ['reservation_id'],
    run: (database, given) => {
      const reservation = reservationOf(database, given);
      const refunds = rowsIn(reservation, 'payment_history').map((paid) =>
        payment(paid.get('payment_id')!, negative(paid.get('amount')!)),
      );
      listIn(reservation, 'payment_history').push(...refunds);
      reservation.set('status', 'cancelled');
      return dumpJson(reservation);
    },
  },
  update_reservation_flights: {
    required: ['reservation_id', 'cabin', 'flights', 'payment_id'],
    run: updateFlights,
  },
  update_reservation_baggages: {
    required: ['reservation_id', 'total_baggages', 'nonfree_baggages', 'payment_id'],
    run: updateBaggages,
  },
  update_reservation_passengers: {
    required: ['reservation_id', 'passengers'],
    run: (database, given) => {
      const reservation = reservationOf(database, given);
      const passengers = listIn(given, 'passengers');
      if (passengers.length !== listIn(reservation, 'passengers').length) {
        throw new ToolError('number of passengers does not match');
      }
      reservation.set('passengers', clone(passengers));
      return dumpJson(reservation);
    },
  },
  send_certificate: {
    required: ['user_id', 'amount'],
    run: (database, given) => {
      const user = userOf(database, given.get('user_id')!);
      const methods = dictIn(user, 'payment_methods');
      const id = certificates.find((one) => !methods.has(one));
      if (id === undefined) throw new ToolError('too many certificates');
      const amount = given.get('amount')!;
      methods.set(
        id,
        new Map<string, Value>([
          ['source', 'certificate'],
          ['amount', amount],
          ['id', id],
        ]),
      );
      return `Certificate ${id} added to user ${textIn(given, 'user_id')} with amount ${str(amount)}.`;
    },
  },
};
