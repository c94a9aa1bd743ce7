import { dumpJson } from '../../python/json.ts';
import { codePointOrder } from '../../python/order.ts';
import { cents } from '../money.ts';
import { type Row, rowsIn, ToolError, textIn, textsIn } from '../record.ts';
import type { Tools } from '../tool.ts';
import { orderOf } from './find.ts';
import { orderedItems, priceDifference, swapsOf } from './items.ts';
import { isShort, methodOf } from './payment.ts';

function expectDelivered(order: Row, done: string): void {
  if (order.get('status') !== 'delivered') {
    throw new ToolError(`non-delivered order cannot be ${done}`);
  }
}

/** Exchanges and returns of what has arrived. */
export const deliveredTools: Tools = {
  exchange_delivered_order_items: {
    required: ['order_id', 'item_ids', 'new_item_ids', 'payment_method_id'],
    run: (database, given) => {
      const order = orderOf(database, given);
      expectDelivered(order, 'exchanged');
      const difference = cents(priceDifference(swapsOf(database, order, given, 'exchanged')));
      if (isShort(methodOf(database, order, given), difference)) {
        throw new ToolError('insufficient gift card balance to pay for the price difference');
      }
      order.set('status', 'exchange requested');
      order.set('exchange_items', textsIn(given, 'item_ids').sort(codePointOrder));
      order.set('exchange_new_items', textsIn(given, 'new_item_ids').sort(codePointOrder));
      order.set('exchange_payment_method_id', given.get('payment_method_id')!);
      order.set('exchange_price_difference', difference);
      return dumpJson(order);
    },
  },
  return_delivered_order_items: {
    required: ['order_id', 'item_ids', 'payment_method_id'],
    run: (database, given) => {
      const order = orderOf(database, given);
      expectDelivered(order, 'returned');
      methodOf(database, order, given);
      const id = textIn(given, 'payment_method_id');
      const paid = rowsIn(order, 'payment_history')[0]?.get('payment_method_id');
      if (!id.includes('gift_card') && id !== paid) {
        throw new ToolError(
          'payment method should be either the original payment method or a gift card',
        );
      }
      const items = orderedItems(order, given, () => 'some item not found');
      order.set('status', 'return requested');
      order.set('return_items', items.sort(codePointOrder));
      order.set('return_payment_method_id', id);
      return dumpJson(order);
    },
  },
};
