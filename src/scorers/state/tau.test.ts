import { describe, expect, it, test } from 'vitest';
import { answerOf } from '../answer.ts';
import { dumpJson, parseJson } from '../python/json.ts';
import type { Dict } from '../python/value.ts';
import { roundCents } from './money.ts';
import { replay } from './replay.ts';
import { type TauDomain, tauDatabase, tauScorer, tauTools } from './tau-scorer.ts';

const address = {
  address1: '1 Elm',
  address2: '',
  city: 'A',
  country: 'USA',
  state: 'TX',
  zip: '7',
};
const item = (id: string, price: number) => ({
  name: 'Lamp',
  product_id: '50',
  item_id: id,
  price,
  options: { color: id },
});
const order = (id: string, status: string, method = 'credit_card_1') => ({
  order_id: id,
  user_id: 'ann_1',
  address,
  items: [item('10', 20.1), item('11', 5.5)],
  fulfillments: [],
  status,
  payment_history: [{ transaction_type: 'payment', amount: 25.6, payment_method_id: method }],
});
const variant = (id: string, price: number, available: boolean) => ({
  item_id: id,
  options: { color: id },
  available,
  price,
});

const retail = tauDatabase('retail', {
  orders: JSON.stringify({
    '#W1': order('#W1', 'pending'),
    '#W2': order('#W2', 'delivered'),
    '#W3': order('#W3', 'pending', 'gift_card_1'),
  }),
  // The order of these keys is kept, though an object would sort them.
  products: JSON.stringify({ 50: { name: 'Lamp', product_id: '50', variants: {} } }).replace(
    '"variants":{}',
    `"variants":{"12":${JSON.stringify(variant('12', 30.25, true))},"10":${JSON.stringify(variant('10', 20.1, true))},"13":${JSON.stringify(variant('13', 1, false))}}`,
  ),
  users: JSON.stringify({
    ann_1: {
      name: { first_name: 'Ann', last_name: 'Ek' },
      address,
      email: 'ann@example.com',
      payment_methods: {
        credit_card_1: { source: 'credit_card', id: 'credit_card_1' },
        gift_card_1: { source: 'gift_card', balance: 4, id: 'gift_card_1' },
      },
      orders: ['#W1', '#W2', '#W3'],
    },
  }),
});

const day = { status: 'available', available_seats: { economy: 2 }, prices: { economy: 100 } };
const flight = (number: string, origin: string, destination: string, from: string, to: string) => ({
  flight_number: number,
  origin,
  destination,
  scheduled_departure_time_est: from,
  scheduled_arrival_time_est: to,
  dates: { '2024-05-20': day, '2024-05-21': { status: 'cancelled' } },
});
const reservation = {
  reservation_id: 'R1',
  user_id: 'bo_1',
  origin: 'JFK',
  destination: 'SEA',
  flight_type: 'one_way',
  cabin: 'economy',
  flights: [
    { origin: 'JFK', destination: 'SEA', flight_number: 'F1', date: '2024-05-20', price: 80 },
  ],
  passengers: [{ first_name: 'Bo', last_name: 'Ek', dob: '1990-01-01' }],
  payment_history: [{ payment_id: 'gift_card_1', amount: 80 }],
  created_at: 'x',
  total_baggages: 0,
  nonfree_baggages: 0,
  insurance: 'no',
};
const airline = tauDatabase('airline', {
  flights: JSON.stringify({
    F1: flight('F1', 'JFK', 'SEA', '06:00:00', '09:00:00'),
    F2: flight('F2', 'JFK', 'ATL', '06:00:00', '08:00:00'),
    F3: flight('F3', 'ATL', 'SEA', '09:00:00', '12:00:00'),
  }),
  reservations: JSON.stringify({ R1: reservation }),
  users: JSON.stringify({
    bo_1: {
      name: { first_name: 'Bo', last_name: 'Ek' },
      payment_methods: {
        gift_card_1: { source: 'gift_card', amount: 150, id: 'gift_card_1' },
        certificate_1: { source: 'certificate', amount: 50, id: 'certificate_1' },
        credit_card_1: { source: 'credit_card', id: 'credit_card_1' },
      },
      reservations: ['R1'],
    },
  }),
});

const bases = { retail, airline };
const see = (domain: TauDomain, ...actions: [string, object][]) =>
  replay(
    tauTools[domain],
    bases[domain],
    actions.map(([name, kwargs]) => ({ name, kwargs: parseJson(JSON.stringify(kwargs)) as Dict })),
  ).observations;
const last = (domain: TauDomain, ...actions: [string, object][]) => see(domain, ...actions).at(-1)!;

const booking = {
  user_id: 'bo_1',
  origin: 'JFK',
  destination: 'SEA',
  flight_type: 'one_way',
  cabin: 'economy',
  flights: [{ flight_number: 'F1', date: '2024-05-20' }],
  passengers: reservation.passengers,
  total_baggages: 1,
  nonfree_baggages: 1,
  insurance: 'yes',
  payment_methods: [
    { payment_id: 'certificate_1', amount: 50 },
    { payment_id: 'gift_card_1', amount: 130 },
  ],
};
const swap = {
  order_id: '#W1',
  item_ids: ['10'],
  new_item_ids: ['12'],
  payment_method_id: 'credit_card_1',
};

describe('the tools of tau-bench', () => {
  test.each<[TauDomain, string, object, string]>([
    ['retail', 'no_such', {}, 'Unknown action no_such'],
    ['retail', 'get_order_details', {}, 'Error: missing argument order_id'],
    ['retail', 'get_order_details', { order_id: '#W1', x: 1 }, 'Error: unexpected argument x'],
    ['retail', 'get_order_details', { order_id: ['#W1'] }, 'Error: order not found'],
    ['retail', 'find_user_id_by_email', { email: 'ANN@example.com' }, 'ann_1'],
    [
      'retail',
      'find_user_id_by_name_zip',
      { first_name: 'ann', last_name: 'EK', zip: '7' },
      'ann_1',
    ],
    [
      'retail',
      'find_user_id_by_name_zip',
      { first_name: 'ann', last_name: 'EK', zip: '8' },
      'Error: user not found',
    ],
    ['retail', 'list_all_product_types', {}, '{"Lamp": "50"}'],
    ['retail', 'calculate', { expression: '2 + 3 * 4 / (1 + 1)' }, '8.0'],
    ['retail', 'calculate', { expression: '1 / 0' }, 'Error: division by zero'],
    ['retail', 'calculate', { expression: 'x' }, 'Error: invalid characters in expression'],
    [
      'retail',
      'cancel_pending_order',
      { order_id: '#W2', reason: 'no longer needed' },
      'Error: non-pending order cannot be cancelled',
    ],
    ['retail', 'cancel_pending_order', { order_id: '#W1', reason: 'why' }, 'Error: invalid reason'],
    [
      'retail',
      'modify_pending_order_items',
      { ...swap, new_item_ids: [] },
      'Error: the number of items to be exchanged should match',
    ],
    [
      'retail',
      'modify_pending_order_items',
      { ...swap, item_ids: ['10', '10'] },
      'Error: 10 not found',
    ],
    [
      'retail',
      'modify_pending_order_items',
      { ...swap, new_item_ids: ['13'] },
      'Error: new item 13 not found or available',
    ],
    [
      'retail',
      'modify_pending_order_items',
      { ...swap, payment_method_id: 'x' },
      'Error: payment method not found',
    ],
    [
      'retail',
      'modify_pending_order_items',
      { ...swap, payment_method_id: 'gift_card_1' },
      'Error: insufficient gift card balance to pay for the new item',
    ],
    [
      'retail',
      'modify_pending_order_payment',
      { order_id: '#W1', payment_method_id: 'gift_card_1' },
      'Error: insufficient gift card balance to pay for the order',
    ],
    [
      'retail',
      'modify_pending_order_payment',
      { order_id: '#W1', payment_method_id: 'credit_card_1' },
      'Error: the new payment method should be different from the current one',
    ],
    [
      'retail',
      'return_delivered_order_items',
      { order_id: '#W2', item_ids: ['99'], payment_method_id: 'gift_card_1' },
      'Error: some item not found',
    ],
    [
      'airline',
      'search_direct_flight',
      { origin: 'JFK', destination: 'SEA', date: '2024-05-21' },
      '[]',
    ],
    [
      'airline',
      'book_reservation',
      { ...booking, payment_methods: [] },
      'Error: payment amount does not add up, total price is 180, but paid 0',
    ],
    [
      'airline',
      'book_reservation',
      { ...booking, flights: [{ flight_number: 'F1', date: '2024-05-21' }] },
      'Error: flight F1 not available on date 2024-05-21',
    ],
    [
      'airline',
      'book_reservation',
      { ...booking, passengers: [{}, {}, {}] },
      'Error: not enough seats on flight F1',
    ],
    [
      'airline',
      'update_reservation_flights',
      { reservation_id: 'R1', cabin: 'economy', flights: [], payment_id: 'certificate_1' },
      'Error: certificate cannot be used to update reservation',
    ],
    [
      'airline',
      'update_reservation_passengers',
      { reservation_id: 'R1', passengers: [] },
      'Error: number of passengers does not match',
    ],
    [
      'airline',
      'send_certificate',
      { user_id: 'bo_1', amount: 50 },
      'Certificate certificate_3221322 added to user bo_1 with amount 50.',
    ],
  ])('%s %s %j', (domain, name, kwargs, expected) => {
    expect(last(domain, [name, kwargs])).toBe(expected);
  });

  it('keeps the order of keys and the kind of numbers', () => {
    const text = last('retail', ['get_product_details', { product_id: '50' }]);
    expect(text.indexOf('"12"')).toBeLessThan(text.indexOf('"10"'));
    expect(dumpJson(parseJson(text))).toBe(text);
  });

  it('swaps items of a pending order once', () => {
    const [first, second] = see(
      'retail',
      ['modify_pending_order_items', swap],
      ['modify_pending_order_items', swap],
    );
    expect(JSON.parse(first!)).toMatchObject({
      status: 'pending (item modified)',
      items: [{ item_id: '12', price: 30.25 }, { item_id: '11' }],
      payment_history: [{}, { transaction_type: 'payment', amount: 30.25 - 20.1 }],
    });
    expect(second).toBe('Error: non-pending order cannot be modified');
  });

  it('gives money back to a gift card', () => {
    const user = last(
      'retail',
      ['cancel_pending_order', { order_id: '#W3', reason: 'no longer needed' }],
      ['get_user_details', { user_id: 'ann_1' }],
    );
    expect(JSON.parse(user).payment_methods.gift_card_1.balance).toBe(29.6);
  });

  it('notes an exchange with the rounded difference', () => {
    const text = last('retail', ['exchange_delivered_order_items', { ...swap, order_id: '#W2' }]);
    expect(JSON.parse(text)).toMatchObject({
      status: 'exchange requested',
      exchange_items: ['10'],
      exchange_price_difference: 10.15,
    });
  });

  it('books with a certificate, which is used up, and a gift card', () => {
    const [booked, user] = see(
      'airline',
      ['book_reservation', booking],
      ['get_user_details', { user_id: 'bo_1' }],
    );
    expect(JSON.parse(booked!)).toMatchObject({
      reservation_id: 'HATHAT',
      flights: [{ price: 100, origin: 'JFK' }],
    });
    const { payment_methods, reservations } = JSON.parse(user!);
    expect(payment_methods).not.toHaveProperty('certificate_1');
    expect(payment_methods.gift_card_1.amount).toBe(20);
    expect(reservations).toEqual(['R1', 'HATHAT']);
  });

  it('charges the difference of new flights, and keeps the price of those it has', () => {
    const change = { reservation_id: 'R1', cabin: 'economy', payment_id: 'gift_card_1' };
    const two = [
      { flight_number: 'F2', date: '2024-05-20' },
      { flight_number: 'F3', date: '2024-05-20' },
    ];
    expect(
      JSON.parse(last('airline', ['update_reservation_flights', { ...change, flights: two }]))
        .payment_history,
    ).toEqual([
      { payment_id: 'gift_card_1', amount: 80 },
      { payment_id: 'gift_card_1', amount: 120 },
    ]);
    const same = [{ flight_number: 'F1', date: '2024-05-20' }];
    expect(
      JSON.parse(last('airline', ['update_reservation_flights', { ...change, flights: same }]))
        .payment_history,
    ).toHaveLength(1);
  });

  it('finds flights with one stop', () => {
    const found = JSON.parse(
      last('airline', [
        'search_onestop_flight',
        { origin: 'JFK', destination: 'SEA', date: '2024-05-20' },
      ]),
    );
    expect(found).toMatchObject([
      [{ flight_number: 'F2', date: '2024-05-20' }, { flight_number: 'F3' }],
    ]);
  });

  it('leaves the database as it was for the next replay', () => {
    see('airline', ['cancel_reservation', { reservation_id: 'R1' }]);
    expect(
      JSON.parse(last('airline', ['get_reservation_details', { reservation_id: 'R1' }])),
    ).toEqual(reservation);
  });

  test.each([
    [2.675, 2.67],
    [0.125, 0.12],
    [0.375, 0.38],
    [-0.125, -0.12],
    [1.005, 1],
    [7.979999999999997, 7.98],
  ])('rounds %d to %d', (value, rounded) => {
    expect(roundCents(value)).toBe(rounded);
  });
});

describe('the reward', () => {
  const scorer: ReturnType<typeof tauScorer> = tauScorer('retail', retail);
  const cancel = {
    name: 'cancel_pending_order',
    kwargs: { order_id: '#W1', reason: 'no longer needed' },
  };
  const say = (content: string) => ({ name: 'respond', kwargs: { content } });
  const judged = (target: object, actions: object[], ended = true) => {
    scorer.check(target);
    return scorer.score({ ...answerOf(''), outcome_data: { actions, ended } }, target, {});
  };

  it('wants the state and the words', () => {
    const target = { actions: [cancel], outputs: ['1234'] };
    expect(judged(target, [cancel, say('That is $1,234.')])).toMatchObject({
      outcome: 'correct',
      value: 1,
    });
    expect(judged(target, [cancel])).toMatchObject({
      value: 0,
      explanation: 'the user was not told what was due',
    });
    expect(judged(target, [say('1234')])).toMatchObject({
      value: 0,
      explanation: 'the database is not as it should be',
    });
    expect(judged(target, [cancel, say('1234')], false)).toMatchObject({
      outcome: 'incorrect',
      value: 0,
    });
    const other = { ...cancel, kwargs: { ...cancel.kwargs, reason: 'ordered by mistake' } };
    expect(judged(target, [other, say('1234')])).toMatchObject({ value: 0 });
  });

  it('says when doing nothing would do', () => {
    const read = { name: 'get_order_details', kwargs: { order_id: '#W1' } };
    expect(judged({ actions: [read], outputs: [] }, [])).toMatchObject({
      value: 1,
      detail: { do_nothing: true },
    });
    expect(judged({ actions: [cancel], outputs: [] }, [cancel])).toMatchObject({
      value: 1,
      detail: { do_nothing: false },
    });
  });

  it('refuses targets that are none, and samples without actions', () => {
    expect(() => scorer.check({ actions: [{}], outputs: [] })).toThrow('a task with actions');
    expect(() => scorer.check({ actions: '[1', outputs: [] })).toThrow('a task with actions');
    expect(() => scorer.score(answerOf('x'), { actions: [], outputs: [] }, {})).toThrow(
      'left no actions',
    );
    expect(() => tauDatabase('retail', {})).toThrow('lacks the table orders');
  });
});
