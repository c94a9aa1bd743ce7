import { calculate } from '../../python/arithmetic.ts';
import { equal, numeric, type Value } from '../../python/value.ts';
import { beginWith } from './begin.ts';
import { places } from './places.ts';
import {
  dict,
  float,
  number,
  type Operation,
  refusal,
  type State,
  type SystemKind,
  table,
  text,
} from './simulation.ts';

/** Worth of a currency in US dollars. */
const worth: Readonly<Record<string, number>> = {
  USD: 1,
  RMB: 1 / 7,
  EUR: 1.25,
  JPY: 1 / 110,
  GBP: 1 / 0.7,
  CAD: 1 / 1.3,
  AUD: 1 / 1.4,
  INR: 1 / 70,
  RUB: 1 / 60,
  BRL: 1 / 3.8,
  MXN: 1 / 20,
};
const multipliers: Readonly<Record<string, number>> = { economy: 1, business: 2, first: 5 };
const airports = Object.values(places).map(({ airport }) => airport);
const baseFare = 200;

/** Only with the right token. */
const withToken = (parameters: Operation['parameters'], run: Operation['run']): Operation => ({
  parameters: ['access_token', ...parameters],
  run: (means, given) =>
    given.get('access_token') === means.state.get('access_token')
      ? run(means, given)
      : refusal('Invalid access token'),
});

/** The fare in US dollars by class and by the digits of the date; null where there is no such flight. */
function fareOf(given: ReadonlyMap<string, Value>): number | null {
  const [from, to] = [text(given, 'travel_from'), text(given, 'travel_to')];
  const multiplier = multipliers[text(given, 'travel_class')];
  if (!airports.includes(from) || !airports.includes(to) || from === to) return null;
  if (multiplier === undefined) return null;
  const digits = [...text(given, 'travel_date').replace(/\D/g, '')];
  const even = digits.reduce((sum, digit) => sum + Number(digit), 0) % 2 === 0;
  return baseFare * multiplier * (even ? 2 : 1);
}

function cardOf(state: State, id: Value): Map<string, Value> | undefined {
  const card = table(state, 'credit_card_list').get(String(id));
  return card instanceof Map ? (card as Map<string, Value>) : undefined;
}

/** Takes an amount from a card. Returns a refusal where it does not hold enough. */
function charge(state: State, card: Map<string, Value> | undefined, amount: Value): Value | null {
  if (!card) return refusal('Card ID not found in the credit card list');
  const balance = card.get('balance');
  if (balance === undefined) return refusal('Balance not found for the given card ID');
  if (Number(numeric(balance)) < Number(numeric(amount))) {
    return refusal('Insufficient balance in the credit card');
  }
  const limit = state.get('budget_limit')!;
  if (limit !== null && Number(numeric(balance)) < Number(numeric(limit))) {
    return refusal('Balance is less than budget limit');
  }
  card.set('balance', calculate('-', balance, amount));
  return null;
}

const bookingOf = (state: State, given: ReadonlyMap<string, Value>) =>
  table(state, 'booking_record').get(String(given.get('booking_id'))) as
    | Map<string, Value>
    | undefined;

const noBooking = refusal('Booking not found');

/** A travel agency. Fares are our own: the published system's table of fares is not in its documents. */
export const travelSystem: SystemKind = {
  seed: 141_053,
  begin: beginWith({
    credit_card_list: new Map(),
    booking_record: new Map(),
    access_token: null,
    token_type: null,
    token_expires_in: null,
    token_scope: null,
    user_first_name: null,
    user_last_name: null,
    budget_limit: null,
  }),
  operations: {
    authenticate_travel: {
      parameters: [
        'client_id',
        'client_secret',
        'refresh_token',
        'grant_type',
        'user_first_name',
        'user_last_name',
      ],
      run: ({ state, random }, given) => {
        state.set('token_expires_in', 2);
        state.set('access_token', String(random.between(100_000, 999_999)));
        state.set('token_type', 'Bearer');
        state.set('token_scope', given.get('grant_type')!);
        state.set('user_first_name', given.get('user_first_name')!);
        state.set('user_last_name', given.get('user_last_name')!);
        return dict({
          expires_in: 2,
          access_token: state.get('access_token')!,
          token_type: 'Bearer',
          scope: given.get('grant_type')!,
        });
      },
    },
    travel_get_login_status: {
      parameters: [],
      run: ({ state }) => dict({ status: Boolean(state.get('access_token')) }),
    },
    get_budget_fiscal_year: {
      parameters: [
        ['lastModifiedAfter', null],
        ['includeRemoved', null],
      ],
      run: () => dict({ budget_fiscal_year: '2018' }),
    },
    register_credit_card: withToken(
      ['card_number', 'expiration_date', 'cardholder_name', 'card_verification_number'],
      ({ state, random }, given) => {
        const id = String(random.between(100_000_000_000, 999_999_999_999));
        table(state, 'credit_card_list').set(
          id,
          dict({
            card_number: given.get('card_number')!,
            expiration_date: given.get('expiration_date')!,
            cardholder_name: given.get('cardholder_name')!,
            card_verification_number: given.get('card_verification_number')!,
            balance: random.between(10_000, 99_999),
          }),
        );
        return dict({ card_id: id });
      },
    ),
    get_all_credit_cards: {
      parameters: [],
      run: ({ state }) => dict({ credit_card_list: table(state, 'credit_card_list') }),
    },
    get_credit_card_balance: withToken(['card_id'], ({ state }, given) => {
      const card = cardOf(state, given.get('card_id')!);
      return card
        ? dict({ card_balance: card.get('balance') ?? null })
        : refusal('Card ID not found');
    }),
    get_flight_cost: {
      parameters: ['travel_from', 'travel_to', 'travel_date', 'travel_class'],
      run: (_, given) => {
        const fare = fareOf(given);
        return fare === null
          ? refusal('No available route')
          : dict({ travel_cost_list: [float(fare)] });
      },
    },
    set_budget_limit: withToken(['budget_limit'], ({ state }, given) => {
      const limit = float(number(given, 'budget_limit'));
      state.set('budget_limit', limit);
      return dict({ budget_limit: limit });
    }),
    book_flight: withToken(
      ['card_id', 'travel_date', 'travel_from', 'travel_to', 'travel_class'],
      ({ state, random }, given) => {
        const card = cardOf(state, given.get('card_id')!);
        if (!card) return dict({ booking_status: false, error: 'Card ID not found' });
        const fare = fareOf(given);
        if (fare === null) return dict({ booking_status: false, error: 'No available route' });
        const refused = charge(state, card, float(fare));
        if (refused) return refused;
        const id = String(random.between(1_000_000, 9_999_999));
        const transaction = String(random.between(10_000_000, 99_999_999));
        const facts = ['card_id', 'travel_date', 'travel_from', 'travel_to', 'travel_class'];
        table(state, 'booking_record').set(
          id,
          new Map<string, Value>([
            ...facts.map((name): [string, Value] => [name, given.get(name)!]),
            ['travel_cost', float(fare)],
            ['transaction_id', transaction],
          ]),
        );
        return dict({
          booking_id: id,
          transaction_id: transaction,
          booking_status: true,
          booking_history: new Map(),
        });
      },
    ),
    get_booking_history: withToken([], ({ state }) =>
      dict({ booking_history: table(state, 'booking_record') }),
    ),
    retrieve_invoice: withToken(
      [
        ['booking_id', null],
        ['insurance_id', null],
      ],
      ({ state }, given) => {
        const booking = bookingOf(state, given);
        if (!booking) return noBooking;
        return dict({ invoice: new Map([['booking_id', given.get('booking_id')!], ...booking]) });
      },
    ),
    contact_customer_support: {
      parameters: ['booking_id', 'message'],
      run: ({ state }, given) =>
        bookingOf(state, given)
          ? dict({
              customer_support_message:
                'Thank you for contacting customer support. We will get back to you shortly.',
            })
          : noBooking,
    },
    cancel_booking: withToken(['booking_id'], ({ state }, given) => {
      const booking = bookingOf(state, given);
      if (!booking) return dict({ cancel_status: false, error: 'Booking not found' });
      const card = cardOf(state, booking.get('card_id') ?? null);
      const balance = card?.get('balance');
      if (card && balance !== undefined) {
        card.set('balance', calculate('+', balance, booking.get('travel_cost') ?? 0));
      }
      table(state, 'booking_record').delete(String(given.get('booking_id')));
      return dict({ cancel_status: true });
    }),
    purchase_insurance: withToken(
      ['insurance_type', 'booking_id', 'insurance_cost', 'card_id'],
      ({ state, random }, given) => {
        const cost = float(number(given, 'insurance_cost'));
        const limit = state.get('budget_limit')!;
        if (limit !== null && Number(numeric(limit)) < cost.value) {
          return dict({ insurance_status: false, error: 'Exceeded budget limit' });
        }
        if (!bookingOf(state, given))
          return dict({ insurance_status: false, error: 'Booking not found' });
        const card = cardOf(state, given.get('card_id')!);
        if (!card) return dict({ insurance_status: false, error: 'Credit card not registered' });
        card.set('balance', calculate('-', card.get('balance') ?? 0, cost));
        const id = String(random.between(100_000_000, 999_999_999));
        return dict({ insurance_id: id, insurance_status: true });
      },
    ),
    compute_exchange_rate: {
      parameters: ['base_currency', 'target_currency', 'value'],
      run: (_, given) => {
        const from = worth[text(given, 'base_currency')];
        const to = worth[text(given, 'target_currency')];
        return from === undefined || to === undefined
          ? refusal('No exchange rate available for the given currencies')
          : dict({ exchanged_value: float((number(given, 'value') * from) / to) });
      },
    },
    verify_traveler_information: {
      parameters: ['first_name', 'last_name', 'date_of_birth', 'passport_number'],
      run: ({ state }, given) => {
        const failure = travellerFault(state, given);
        return failure === null
          ? dict({ verification_status: true })
          : dict({ verification_status: false, verification_failure: failure });
      },
    },
    list_all_airports: { parameters: [], run: () => [...airports] },
    get_nearest_airport_by_city: {
      parameters: ['location'],
      run: (_, given) =>
        dict({ nearest_airport: places[text(given, 'location')]?.airport ?? 'Unknown' }),
    },
  },
};

function travellerFault(state: State, given: ReadonlyMap<string, Value>): string | null {
  const known = ['first_name', 'last_name'].every((name) =>
    equal(state.get(`user_${name}`)!, given.get(name)!),
  );
  if (!known) {
    return `Cannot book flight information for another user. Expected ${state.get('user_first_name')} ${state.get('user_last_name')}, got ${given.get('first_name')} ${given.get('last_name')}`;
  }
  const born = Number(/^(\d{4})-\d{2}-\d{2}$/.exec(text(given, 'date_of_birth'))?.[1]);
  if (Number.isNaN(born)) return 'Invalid date of birth format. Please use YYYY-MM-DD.';
  // The day on which the published runs were made is not known; the year decides.
  if (born > 2024 - 18) return 'Traveler must be at least 18 years old';
  return text(given, 'passport_number').startsWith('US')
    ? null
    : 'Passport must be issued by the United States';
}
