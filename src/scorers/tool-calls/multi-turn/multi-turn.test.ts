import { describe, expect, it, test } from 'vitest';
import { answerOf } from '../../answer.ts';
import { PythonRandom } from '../../python/random.ts';
import { fromPlain } from '../../python/value.ts';
import { bfclMultiTurn, settingOf, type TurnsTarget } from './scorer.ts';
import { systems } from './systems.ts';
import { World } from './world.ts';

const config = {
  GorillaFileSystem: {
    root: {
      home: {
        type: 'directory',
        contents: {
          'a.txt': { type: 'file', content: 'two\none\none two three' },
          'b.txt': { type: 'file', content: 'two\none\nfour' },
          docs: { type: 'directory', contents: { '.hidden': { type: 'file', content: '' } } },
        },
      },
    },
  },
  TicketAPI: { ticket_queue: [{ id: 7, status: 'Open', description: 'x' }], current_user: 'ann' },
  TwitterAPI: {
    username: 'ann',
    password: 'pw',
    authenticated: true,
    tweets: { 0: { id: 0, username: 'bo', content: 'Hi', tags: [], mentions: [] } },
    tweet_counter: 1,
  },
  MessageAPI: { current_user: 'USR001' },
  TradingBot: {
    authenticated: true,
    stocks: { AAPL: { price: 10.5, percent_change: 1.5 } },
    account_info: { account_id: 1, balance: 100.0, binding_card: 2 },
  },
  TravelAPI: {
    access_token: 't',
    credit_card_list: { c: { balance: 3000.0 } },
    user_first_name: 'Ann',
    user_last_name: 'Ek',
  },
  VehicleControlAPI: {
    fuelLevel: 10.0,
    doorStatus: {
      driver: 'unlocked',
      passenger: 'locked',
      rear_left: 'locked',
      rear_right: 'locked',
    },
  },
  MathAPI: {},
};

const world = () => new World(Object.keys(config), fromPlain(config) as never);
const calls = (...sources: string[]) => {
  const one = world();
  return sources.map((source) => one.call(source));
};
const last = (...sources: string[]) => calls(...sources).at(-1)!;
const result = (...sources: string[]) => JSON.parse(last(...sources));

describe('the simulated systems', () => {
  test.each<[string[], unknown]>([
    [['ls()'], { current_directory_content: ['a.txt', 'b.txt', 'docs'] }],
    [["cd('docs')", 'ls(a=True)'], { current_directory_content: ['.hidden'] }],
    [["cd(folder='docs')", "cd(folder='..')", 'pwd()'], { current_working_directory: '/home' }],
    // Written only into files that are there.
    [
      ["echo(content='x',file_name='new')", 'ls()'],
      { current_directory_content: ['a.txt', 'b.txt', 'docs'] },
    ],
    // To so many binary digits as two decimal ones take.
    [['logarithm(value=21,base=10,precision=2)'], { result: 1.322265625 }],
    [["add_to_watchlist(stock='NONE')"], { watchlist: ['NVDA'] }],
    [
      ['trading_logout()', 'cancel_order(order_id=12446)'],
      { order_id: 12446, status: 'Cancelled' },
    ],
    [["cd(folder='..')"], { error: 'Current directory is already the root. Cannot go back.' }],
    [
      ["touch('c')", "mv(source='c',destination='docs')", "cd('docs')", 'ls()'],
      { current_directory_content: ['c'] },
    ],
    [
      ["cp('a.txt','c.txt')", "echo('x','a.txt')", "cat('c.txt')"],
      { file_content: 'two\none\none two three' },
    ],
    [["sort('a.txt')"], { sorted_content: 'one\none two three\ntwo' }],
    [["wc('a.txt', mode='w')"], { count: 5, type: 'words' }],
    [["grep('a.txt','one')"], { matching_lines: ['one', 'one two three'] }],
    [["tail('a.txt', lines=1)"], { last_lines: 'one two three' }],
    [["diff('a.txt','b.txt')"], { diff_lines: '- one two three\n+ four' }],
    [["find(name='txt')"], { matches: ['./a.txt', './b.txt'] }],
    [["rmdir('docs')"], { error: "rmdir: cannot remove 'docs': Directory not empty" }],
    [["rm('docs')", 'ls()'], { current_directory_content: ['a.txt', 'b.txt'] }],
    [['mean(numbers=[1, 2, 6])'], { result: 3 }],
    [['logarithm(value=1000, base=10, precision=5)'], { result: 3 }],
    [['divide(1, 0)'], { error: 'Cannot divide by zero' }],
    [
      ["create_ticket(title='T', priority=6)"],
      { error: 'Invalid priority. Priority must be between 1 and 5.' },
    ],
    [['close_ticket(7)', 'get_ticket(7)'], { id: 7, status: 'Closed', description: 'x' }],
    [["resolve_ticket(ticket_id=9,resolution='')"], { error: 'Ticket with ID 9 not found.' }],
    [
      ["post_tweet('Yo', tags=['#a'])"],
      { id: 1, username: 'ann', content: 'Yo', tags: ['#a'], mentions: [] },
    ],
    [['retweet(0)', 'retweet(tweet_id=0)'], { retweet_status: 'Already retweeted' }],
    [
      ["send_message('USR002', 'a')", "delete_message('USR002')", 'get_message_stats()'],
      { stats: { received_count: 3, total_contacts: 4 } },
    ],
    [["send_message('USR099', 'a')"], { error: "Receiver ID 'USR099' not found." }],
    [
      ["place_order('Buy', 'AAPL', 10.5, 5)"],
      { order_id: 12446, order_type: 'Buy', status: 'Pending', price: 10.5, amount: 5 },
    ],
    [
      ["place_order('Buy', 'AAPL', 10.5, 500)"],
      { error: 'Insufficient balance to place the order.' },
    ],
    [
      ["place_order('Sell', 'AAPL', 1, 1)", 'cancel_order(12446)'],
      { order_id: 12446, status: 'Cancelled' },
    ],
    [["get_credit_card_balance('x', 'c')"], { error: 'Invalid access token' }],
    [
      ["verify_traveler_information('Ann', 'Ek', '2015-01-01', 'US1')"],
      {
        verification_status: false,
        verification_failure: 'Traveler must be at least 18 years old',
      },
    ],
    [["startEngine('START')"], { error: 'All doors must be locked before starting the engine.' }],
    [
      ["lockDoors(unlock=False, door=['driver'])", 'pressBrakePedal(0.5)', "startEngine('START')"],
      { error: 'Must press the brake fully before starting the engine.' },
    ],
    [
      ["lockDoors(unlock=False, door=['driver'])", 'pressBrakePedal(1)', "startEngine('START')"],
      { engineState: 'running', fuelLevel: 10, batteryVoltage: 12.6 },
    ],
    [['fillFuelTank(45)'], { error: 'Cannot fill gas above the tank capacity.' }],
    [["estimate_distance('74532', '83214')"], { distance: 750, intermediaryCities: [] }],
  ])('%j', (sources, expected) => {
    expect(result(...sources)).toEqual(expected);
  });

  it('books, charges, cancels and gives back', () => {
    const [booked, balance, , after] = calls(
      "book_flight('t', 'c', '2026-01-01', 'SFO', 'LAX', 'economy')",
      "get_credit_card_balance('t', 'c')",
      "cancel_booking('t', '3426812')",
      "get_credit_card_balance('t', 'c')",
    );
    // The ids are those that the published items name.
    expect(JSON.parse(booked!)).toMatchObject({
      booking_id: '3426812',
      transaction_id: '45451592',
    });
    expect(JSON.parse(balance!).card_balance).toBeLessThan(3000);
    expect(JSON.parse(after!).card_balance).toBe(3000);
  });

  test.each([
    ['nonexistent(a=1)', "name 'nonexistent' is not defined"],
    ['cd()', "missing required argument 'folder'"],
    ['cd(x=1)', "unexpected keyword argument 'x'"],
    ["cd('a', folder='b')", "multiple values for argument 'folder'"],
    ['cd(folder=name)', "name 'name' is not defined"],
    ['cd(folder=1)', 'folder is no text'],
    ['cd(', 'invalid syntax'],
    ["__import__('os').system('x')", "name 'system' is not defined"],
    ['mean(numbers=[1, "a"])', 'numbers holds something else'],
    ['power(2, 10 ** 9)', 'power too large'],
  ])('answers %s with an error', (source, message) => {
    expect(last(source)).toBe(`Error during execution: ${message}`);
  });

  it('answers every operation with whatever arguments', () => {
    const values = [
      '1',
      '-1.5',
      "'a'",
      '[]',
      "['a', 1]",
      '{}',
      "{'title': 1}",
      'None',
      'True',
      "'a.txt'",
      "'t'",
      "'c'",
    ];
    for (const kind of Object.values(systems)) {
      for (const [name, { parameters }] of Object.entries(kind.operations)) {
        const one = world();
        for (const value of values) {
          expect(typeof one.call(`${name}(${parameters.map(() => value).join(', ')})`)).toBe(
            'string',
          );
        }
      }
    }
  });
});

it('draws as Python does', () => {
  const random = new PythonRandom(141_053);
  expect([random.between(1_000_000, 9_999_999), random.between(10_000_000, 99_999_999)]).toEqual([
    3426812, 45451592,
  ]);
  expect(new PythonRandom(141_053).between(100_000_000_000, 999_999_999_999)).toBe(262919693687);
});

describe('turns', () => {
  const target: TurnsTarget = {
    involved_classes: ['GorillaFileSystem', 'MathAPI'],
    initial_config: config,
    ground_truth: [["touch('n')", 'ls()'], [], ["rm(file_name='n')"]],
  };
  const judged = (turns: string[][][]) => {
    bfclMultiTurn.check(target);
    return bfclMultiTurn.score({ ...answerOf(''), outcome_data: { turns } }, target, {});
  };

  test.each<[string, string[][][], string | undefined]>([
    ['as they should be', [[["touch('n')"], ['ls()']], [], [["rm('n')"]]], undefined],
    [
      'with more than was needed',
      [[["touch('n')", 'ls()', "cat('n')", 'nonsense(']], [['pwd()']], [["rm('n')"]]],
      undefined,
    ],
    [
      'without a look that was due',
      [[["touch('n')"]], [], [["rm('n')"]]],
      'multi_turn:execution_response_mismatch',
    ],
    [
      'with another state',
      [[["touch('m')", 'ls()']], [], []],
      'multi_turn:instance_state_mismatch',
    ],
    ['with nothing done', [[], [], []], 'multi_turn:empty_turn_model_response'],
    ['that end early', [[["touch('n')", 'ls()']]], 'multi_turn:force_terminated'],
    [
      'that go on',
      [[["touch('n')"], ['ls()']], [], [["rm('n')"]], []],
      'multi_turn:too_many_turns',
    ],
  ])('%s', (_, turns, type) => {
    const judgement = judged(turns);
    expect(judgement).toMatchObject({ value: type === undefined ? 1 : 0 });
    if (type !== undefined) expect(judgement).toMatchObject({ detail: { error_type: type } });
  });

  it('refuses targets that are none, and has no answer without calls', () => {
    expect(() => settingOf('x', { ...target, involved_classes: ['Nope'] })).toThrow(
      'unknown system Nope',
    );
    expect(() => bfclMultiTurn.check({ ...target, initial_config: '[' })).toThrow('initial_config');
    expect(bfclMultiTurn.score(answerOf(''), target, {})).toMatchObject({ outcome: 'unparsed' });
  });
});
