import { dumpJson } from '../../python/json.ts';
import type { Value } from '../../python/value.ts';
import { dictIn, type Row, rowOf, textIn } from '../record.ts';
import type { Database } from '../table.ts';
import type { Arguments, Tools } from '../tool.ts';

/** The airports that the airline flies to, and their cities. */
const airports: readonly (readonly [string, string])[] = [
  ['SFO', 'San Francisco'],
  ['JFK', 'New York'],
  ['LAX', 'Los Angeles'],
  ['ORD', 'Chicago'],
  ['DFW', 'Dallas'],
  ['DEN', 'Denver'],
  ['SEA', 'Seattle'],
  ['ATL', 'Atlanta'],
  ['MIA', 'Miami'],
  ['BOS', 'Boston'],
  ['PHX', 'Phoenix'],
  ['IAH', 'Houston'],
  ['LAS', 'Las Vegas'],
  ['MCO', 'Orlando'],
  ['EWR', 'Newark'],
  ['CLT', 'Charlotte'],
  ['MSP', 'Minneapolis'],
  ['DTW', 'Detroit'],
  ['PHL', 'Philadelphia'],
  ['LGA', 'LaGuardia'],
];

export const reservationOf = (database: Database, given: Arguments) =>
  rowOf(database.get('reservations'), given.get('reservation_id')!, 'reservation not found');

export const userOf = (database: Database, id: Value) =>
  rowOf(database.get('users'), id, 'user not found');

const flights = (database: Database) =>
  [...database.get('flights')!.rows()].map(([, flight]) => flight as Row);

/** A flight with the facts of one day, where it can be booked on that day. */
function offer(flight: Row, date: string, dated: boolean): Row | null {
  const day = dictIn(flight, 'dates').get(date);
  if (!(day instanceof Map) || day.get('status') !== 'available') return null;
  const facts = [...flight].filter(([field]) => field !== 'dates');
  return new Map<string, Value>([...facts, ...day, ...(dated ? [['date', date] as const] : [])]);
}

/** The day after a flight that arrives the day after; all flights are in one month. */
const nextDay = (date: string) => `2024-05-${Number(date.slice(-2)) + 1}`;

/** Looking things up: nothing changes. */
export const airlineLookups: Tools = {
  get_reservation_details: {
    required: ['reservation_id'],
    run: (database, given) => dumpJson(reservationOf(database, given)),
  },
  get_user_details: {
    required: ['user_id'],
    run: (database, given) => dumpJson(userOf(database, given.get('user_id')!)),
  },
  list_all_airports: { required: [], run: () => dumpJson(new Map(airports)) },
  search_direct_flight: {
    required: ['origin', 'destination', 'date'],
    run: (database, given) => {
      const date = textIn(given, 'date');
      const found = flights(database).flatMap((flight) => {
        if (flight.get('origin') !== given.get('origin')) return [];
        if (flight.get('destination') !== given.get('destination')) return [];
        return offer(flight, date, false) ?? [];
      });
      return dumpJson(found);
    },
  },
  search_onestop_flight: {
    required: ['origin', 'destination', 'date'],
    run: (database, given) => {
      const date = textIn(given, 'date');
      const ending = flights(database).filter(
        (flight) => flight.get('destination') === given.get('destination'),
      );
      const found: Row[][] = [];
      for (const first of flights(database)) {
        if (first.get('origin') !== given.get('origin')) continue;
        const arrival = textIn(first, 'scheduled_arrival_time_est');
        const onward = arrival.includes('+1') ? nextDay(date) : date;
        for (const second of ending) {
          if (first.get('destination') !== second.get('origin')) continue;
          // Compared as text, as the reference does: a next-day arrival is late for the same hour.
          if (arrival > textIn(second, 'scheduled_departure_time_est')) continue;
          const legs = [offer(first, date, true), offer(second, onward, true)];
          if (legs[0] && legs[1]) found.push([legs[0], legs[1]]);
        }
      }
      return dumpJson(found);
    },
  },
};
