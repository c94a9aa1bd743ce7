import type { Value } from '../../python/value.ts';
import { add, cents, isLess } from '../money.ts';
import { dictIn, type Row, rowOf } from '../record.ts';
import type { Database } from '../table.ts';
import type { Arguments } from '../tool.ts';
import { userOf } from './find.ts';

/** The method `payment_method_id` of the one who ordered. @throws ToolError when there is none. */
export function methodOf(database: Database, order: Row, given: Arguments): Row {
  const methods = dictIn(userOf(database, order.get('user_id')!), 'payment_methods');
  return rowOf(methods, given.get('payment_method_id')!, 'payment method not found');
}

const isGiftCard = (method: Row) => method.get('source') === 'gift_card';

/** Whether a method is a gift card that does not hold an amount. */
export const isShort = (method: Row, amount: Value) =>
  isGiftCard(method) && isLess(method.get('balance')!, amount);

/** Puts an amount, which may be negative, onto a gift card; other methods have no balance here. */
export function credit(method: Row, amount: Value): void {
  if (isGiftCard(method)) method.set('balance', cents(add(method.get('balance')!, amount)));
}

/** One row of an order's payment history. */
export const transaction = (type: 'payment' | 'refund', amount: Value, method: Value): Row =>
  new Map<string, Value>([
    ['transaction_type', type],
    ['amount', amount],
    ['payment_method_id', method],
  ]);
