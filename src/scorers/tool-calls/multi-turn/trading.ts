import { calculate } from '../../python/arithmetic.ts';
import { str } from '../../python/repr.ts';
import { numeric, type Value } from '../../python/value.ts';
import { beginWith } from './begin.ts';
import {
  dict,
  float,
  list,
  number,
  type Operation,
  refusal,
  rows,
  type State,
  type SystemKind,
  table,
  text,
} from './simulation.ts';

const sectors: Readonly<Record<string, readonly string[]>> = {
  Technology: ['AAPL', 'GOOG', 'MSFT', 'NVDA'],
  Automobile: ['TSLA', 'F', 'GM'],
};
const symbols: Readonly<Record<string, string>> = {
  Apple: 'AAPL',
  Google: 'GOOG',
  Tesla: 'TSLA',
  Microsoft: 'MSFT',
  Nvidia: 'NVDA',
  'Alpha Tech': 'ALPH',
  'Omega Industries': 'OMEG',
  'Quasar Ltd.': 'QUAS',
  'Neptune Systems': 'NEPT',
  'Synex Solutions': 'SYNX',
  Amazon: 'AMZN',
  'Zeta Corp': 'ZETA',
};
const time = '10:30 AM';

const loggedIn = (parameters: Operation['parameters'], run: Operation['run']): Operation => ({
  parameters,
  run: (means, given) =>
    means.state.get('authenticated') === true
      ? run(means, given)
      : refusal('User not authenticated. Please log in first.'),
});

const account = (state: State) => table(state, 'account_info');

function pay(state: State, amount: Value): Value {
  const info = account(state);
  const balance = calculate('+', info.get('balance')!, amount);
  info.set('balance', balance);
  return balance;
}

function record(state: State, type: string, amount: Value): void {
  rows(state, 'transaction_history').push(dict({ type, amount, timestamp: '2024-01-01 10:30:00' }));
}

const orderOf = (state: State, given: ReadonlyMap<string, Value>) => {
  const order = table(state, 'orders').get(str(given.get('order_id')!));
  return order instanceof Map ? (order as Map<string, Value>) : undefined;
};

const noOrder = (given: ReadonlyMap<string, Value>) =>
  refusal(`Order with ID ${str(given.get('order_id')!)} not found.`);

const order = (
  id: number,
  order_type: string,
  symbol: string,
  price: number,
  amount: number,
  status: string,
) => dict({ id, order_type, symbol, price: float(price), amount, status });

/** A broker; the orders with which most published items begin are there by default. */
export const tradingSystem: SystemKind = {
  seed: 1_053_520,
  begin: beginWith({
    orders: dict({
      12345: order(12345, 'Buy', 'AAPL', 210.65, 10, 'Completed'),
      12446: order(12446, 'Sell', 'GOOG', 2840.56, 5, 'Pending'),
    }),
    account_info: dict({
      account_id: 12345,
      balance: float(10000),
      binding_card: 1974202140965533,
    }),
    authenticated: false,
    market_status: 'Closed',
    order_counter: 12446,
    stocks: new Map(),
    watch_list: ['NVDA'],
    transaction_history: [],
  }),
  operations: {
    get_current_time: { parameters: [], run: () => dict({ current_time: time }) },
    get_symbol_by_name: {
      parameters: ['name'],
      run: (_, given) => dict({ symbol: symbols[text(given, 'name')] ?? 'Stock not found' }),
    },
    get_stock_info: {
      parameters: ['symbol'],
      run: ({ state }, given) =>
        table(state, 'stocks').get(text(given, 'symbol')) ??
        refusal(`Stock with symbol '${given.get('symbol')}' not found.`),
    },
    get_available_stocks: {
      parameters: ['sector'],
      run: (_, given) => dict({ stock_list: [...(sectors[text(given, 'sector')] ?? [])] }),
    },
    trading_get_login_status: {
      parameters: [],
      run: ({ state }) => dict({ status: state.get('authenticated') === true }),
    },
    trading_login: {
      parameters: ['username', 'password'],
      run: ({ state }) => {
        if (state.get('authenticated') === true) return dict({ status: 'Already logged in' });
        state.set('authenticated', true);
        return dict({ status: 'Logged in successfully' });
      },
    },
    trading_logout: {
      parameters: [],
      run: ({ state }) => {
        const before = state.get('authenticated') === true;
        state.set('authenticated', false);
        return dict({ status: before ? 'Logged out successfully' : 'Already logged out' });
      },
    },
    place_order: loggedIn(['order_type', 'symbol', 'price', 'amount'], ({ state }, given) => {
      const symbol = text(given, 'symbol');
      const type = text(given, 'order_type');
      const price = number(given, 'price');
      const amount = number(given, 'amount');
      if (!table(state, 'stocks').has(symbol)) return refusal(`Invalid stock symbol: ${symbol}`);
      if (price <= 0 || amount <= 0) return refusal('Price and amount must be positive values.');
      if (price * amount > Number(numeric(account(state).get('balance')!)) && type === 'Buy') {
        return refusal('Insufficient balance to place the order.');
      }
      const id = state.get('order_counter') as number;
      const facts = { order_type: type, price: given.get('price')!, amount: given.get('amount')! };
      table(state, 'orders').set(
        String(id),
        dict({
          id,
          order_type: type,
          symbol,
          price: facts.price,
          amount: facts.amount,
          status: 'Open',
        }),
      );
      state.set('order_counter', id + 1);
      return dict({
        order_id: id,
        order_type: type,
        status: 'Pending',
        price: facts.price,
        amount: facts.amount,
      });
    }),
    // Orders are shown and cancelled without a login.
    get_order_details: {
      parameters: ['order_id'],
      run: ({ state }, given) => orderOf(state, given) ?? noOrder(given),
    },
    cancel_order: {
      parameters: ['order_id'],
      run: ({ state }, given) => {
        const order = orderOf(state, given);
        if (!order) return noOrder(given);
        if (order.get('status') === 'Completed') {
          return refusal(
            `Can't cancel order ${str(given.get('order_id')!)}. Order is already completed.`,
          );
        }
        order.set('status', 'Cancelled');
        return dict({ order_id: given.get('order_id')!, status: 'Cancelled' });
      },
    },
    get_order_history: loggedIn([], ({ state }) =>
      dict({ history: [...table(state, 'orders').keys()] }),
    ),
    get_account_info: loggedIn([], ({ state }) => account(state)),
    fund_account: loggedIn(['amount'], ({ state }, given) => {
      if (number(given, 'amount') <= 0) return refusal('Funding amount must be positive.');
      const balance = pay(state, given.get('amount')!);
      record(state, 'deposit', given.get('amount')!);
      return dict({ status: 'Account funded successfully', new_balance: balance });
    }),
    withdraw_funds: loggedIn(['amount'], ({ state }, given) => {
      const amount = number(given, 'amount');
      if (amount <= 0) return refusal('Withdrawal amount must be positive.');
      if (amount > Number(numeric(account(state).get('balance')!))) {
        return refusal('Insufficient balance for withdrawal.');
      }
      const balance = pay(state, calculate('-', 0, given.get('amount')!));
      record(state, 'withdrawal', given.get('amount')!);
      return dict({ status: 'Withdrawal successful', new_balance: balance });
    }),
    get_watchlist: loggedIn([], ({ state }) => dict({ watchlist: [...rows(state, 'watch_list')] })),
    // Needs no login, since right calls of the published items are made without one, and refuses
    // nothing: a stock that there is not leaves the list as it was.
    add_to_watchlist: {
      parameters: ['stock'],
      run: ({ state }, given) => {
        const watched = rows(state, 'watch_list');
        const stock = text(given, 'stock');
        if (!watched.includes(stock) && table(state, 'stocks').has(stock)) watched.push(stock);
        return dict({ watchlist: [...watched] });
      },
    },
    remove_stock_from_watchlist: loggedIn(['symbol'], ({ state }, given) => {
      const watched = rows(state, 'watch_list');
      const at = watched.indexOf(given.get('symbol')!);
      if (at < 0) return refusal(`Stock ${given.get('symbol')} not found in watchlist.`);
      watched.splice(at, 1);
      return dict({ status: `Stock ${given.get('symbol')} removed from watchlist successfully.` });
    }),
    get_transaction_history: loggedIn(
      [
        ['start_date', null],
        ['end_date', null],
      ],
      ({ state }) => dict({ transaction_history: [...rows(state, 'transaction_history')] }),
    ),
    filter_stocks_by_price: {
      parameters: ['stocks', 'min_price', 'max_price'],
      run: ({ state }, given) => {
        const fits = list(given, 'stocks').filter((symbol) => {
          const stock = table(state, 'stocks').get(String(symbol));
          const price = stock instanceof Map ? number(stock, 'price') : Number.NaN;
          return price >= number(given, 'min_price') && price <= number(given, 'max_price');
        });
        return dict({ filtered_stocks: fits });
      },
    },
    notify_price_change: {
      parameters: ['stocks', 'threshold'],
      run: ({ state }, given) => {
        const moved = list(given, 'stocks').filter((symbol) => {
          const stock = table(state, 'stocks').get(String(symbol));
          return (
            stock instanceof Map &&
            Math.abs(number(stock, 'percent_change')) >= number(given, 'threshold')
          );
        });
        const notification =
          moved.length > 0
            ? `Stocks ${moved.join(', ')} have significant price changes.`
            : 'No significant price changes in the selected stocks.';
        return dict({ notification });
      },
    },
  },
};
