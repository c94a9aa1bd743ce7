import { dumpJson } from '../../python/json.ts';
import type { Value } from '../../python/value.ts';
import { absolute, isPositive, negative } from '../money.ts';
import { dictIn, listIn, type Row, rowsIn, ToolError } from '../record.ts';
import type { Arguments, Tools } from '../tool.ts';
import { orderOf, userOf } from './find.ts';
import { priceDifference, swapsOf } from './items.ts';
import { credit, isShort, methodOf, transaction } from './payment.ts';

const addressParts = ['address1', 'address2', 'city', 'state', 'country', 'zip'];
const reasons = ['no longer needed', 'ordered by mistake'];

const addressOf = (given: Arguments) =>
  new Map<string, Value>(addressParts.map((part) => [part, given.get(part)!]));

function expectPending(order: Row, done: string): void {
  if (order.get('status') !== 'pending') throw new ToolError(`non-pending order cannot be ${done}`);
}

/** Changes to orders that are not yet processed, and to a user's address. */
export const pendingTools: Tools = {
  cancel_pending_order: {
    required: ['order_id', 'reason'],
    run: (database, given) => {
      const order = orderOf(database, given);
      expectPending(order, 'cancelled');
      if (!reasons.includes(given.get('reason') as string)) throw new ToolError('invalid reason');
      const methods = dictIn(userOf(database, order.get('user_id')!), 'payment_methods');
      const refunds = rowsIn(order, 'payment_history').map((payment) => {
        const id = payment.get('payment_method_id')!;
        const method = methods.get(id as string);
        if (method instanceof Map) credit(method as Row, payment.get('amount')!);
        return transaction('refund', payment.get('amount')!, id);
      });
      order.set('status', 'cancelled');
      order.set('cancel_reason', given.get('reason')!);
      listIn(order, 'payment_history').push(...refunds);
      return dumpJson(order);
    },
  },
  modify_pending_order_address: {
    required: ['order_id', ...addressParts],
    run: (database, given) => {
      const order = orderOf(database, given);
      expectPending(order, 'modified');
      order.set('address', addressOf(given));
      return dumpJson(order);
    },
  },
  modify_pending_order_items: {
    required: ['order_id', 'item_ids', 'new_item_ids', 'payment_method_id'],
    run: (database, given) => {
      const order = orderOf(database, given);
      expectPending(order, 'modified');
      const swaps = swapsOf(database, order, given, 'exchanged');
      const difference = priceDifference(swaps);
      const method = methodOf(database, order, given);
      if (isShort(method, difference)) {
        throw new ToolError('insufficient gift card balance to pay for the new item');
      }
      const type = isPositive(difference) ? 'payment' : 'refund';
      listIn(order, 'payment_history').push(
        transaction(type, absolute(difference), given.get('payment_method_id')!),
      );
      credit(method, negative(difference));
      for (const { item, variant } of swaps) {
        for (const field of ['item_id', 'price', 'options']) item.set(field, variant.get(field)!);
      }
      order.set('status', 'pending (item modified)');
      return dumpJson(order);
    },
  },
  modify_pending_order_payment: {
    required: ['order_id', 'payment_method_id'],
    run: (database, given) => {
      const order = orderOf(database, given);
      expectPending(order, 'modified');
      const method = methodOf(database, order, given);
      const id = given.get('payment_method_id')!;
      const history = listIn(order, 'payment_history');
      const [payment] = rowsIn(order, 'payment_history');
      if (history.length !== 1 || payment!.get('transaction_type') !== 'payment') {
        throw new ToolError('there should be exactly one payment for a pending order');
      }
      const before = payment!.get('payment_method_id')!;
      if (before === id) {
        throw new ToolError('the new payment method should be different from the current one');
      }
      const amount = payment!.get('amount')!;
      if (isShort(method, amount)) {
        throw new ToolError('insufficient gift card balance to pay for the order');
      }
      history.push(transaction('payment', amount, id), transaction('refund', amount, before));
      credit(method, negative(amount));
      const methods = dictIn(userOf(database, order.get('user_id')!), 'payment_methods');
      const old = methods.get(before as string);
      if (old instanceof Map) credit(old as Row, amount);
      return dumpJson(order);
    },
  },
  modify_user_address: {
    required: ['user_id', ...addressParts],
    run: (database, given) => {
      const user = userOf(database, given.get('user_id')!);
      user.set('address', addressOf(given));
      return dumpJson(user);
    },
  },
};
