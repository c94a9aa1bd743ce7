import { dumpJson } from '../../python/json.ts';
import type { Value } from '../../python/value.ts';
import { dictIn, ToolError, textIn } from '../record.ts';
import type { Tool, Tools } from '../tool.ts';
import { orderOf } from './find.ts';
import { retailTools } from './tools.ts';

/**
 * A change that an order still allows after its items were modified: in tau2-bench the order counts
 * as pending then, in tau-bench no more.
 */
function whilePending(tool: Tool): Tool {
  return {
    ...tool,
    run: (database, given) => {
      const order = orderOf(database, given);
      const status = textIn(order, 'status');
      if (!status.includes('pending')) throw new ToolError('non-pending order cannot be modified');
      order.set('status', 'pending');
      try {
        return tool.run(database, given);
      } finally {
        order.set('status', status);
      }
    },
  };
}

/** The shop's tools in tau2-bench. */
export const retailTools2: Tools = {
  ...retailTools,
  modify_pending_order_address: whilePending(retailTools.modify_pending_order_address!),
  modify_pending_order_payment: whilePending(retailTools.modify_pending_order_payment!),
  get_item_details: {
    required: ['item_id'],
    run: (database, given) => {
      const id = textIn(given, 'item_id');
      for (const [, product] of database.get('products')!.rows()) {
        const variant: Value | undefined = dictIn(product, 'variants').get(id);
        if (variant !== undefined) return dumpJson(variant);
      }
      throw new ToolError('item not found');
    },
  },
};
