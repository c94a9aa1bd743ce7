import type { Value } from '../../python/value.ts';
import { add, subtract } from '../money.ts';
import { dictIn, type Row, rowOf, rowsIn, ToolError, textIn, textsIn } from '../record.ts';
import type { Database } from '../table.ts';
import type { Arguments } from '../tool.ts';

const count = (list: readonly string[], one: string) =>
  list.filter((other) => other === one).length;

/** One item of an order and the variant that is to replace it. */
export interface Swap {
  readonly item: Row;
  readonly variant: Row;
}

/** The argument `item_ids`, each as often in the order as in it. @throws ToolError */
export function orderedItems(
  order: Row,
  given: Arguments,
  missing: (id: string) => string,
): string[] {
  const ids = textsIn(given, 'item_ids');
  const ordered = rowsIn(order, 'items').map((item) => textIn(item, 'item_id'));
  for (const id of ids) {
    if (count(ids, id) > count(ordered, id)) throw new ToolError(missing(id));
  }
  return ids;
}

/**
 * The swaps that `item_ids` and `new_item_ids` ask for: to another available variant of the same
 * product, in pairs.
 *
 * @throws ToolError
 */
export function swapsOf(database: Database, order: Row, given: Arguments, verb: string): Swap[] {
  const ids = orderedItems(order, given, (id) => `${id} not found`);
  const wanted = textsIn(given, 'new_item_ids');
  if (ids.length !== wanted.length) {
    throw new ToolError(`the number of items to be ${verb} should match`);
  }
  return ids.map((id, i) => {
    const item = rowsIn(order, 'items').find((row) => row.get('item_id') === id)!;
    const product = rowOf(database.get('products'), item.get('product_id')!, 'product not found');
    const variant = dictIn(product, 'variants').get(wanted[i]!);
    if (!(variant instanceof Map) || variant.get('available') !== true) {
      throw new ToolError(`new item ${wanted[i]} not found or available`);
    }
    return { item, variant: variant as Row };
  });
}

/** What the new items cost more than the old ones; negative when they cost less. */
export const priceDifference = (swaps: readonly Swap[]): Value =>
  swaps.reduce<Value>(
    (total, { item, variant }) => add(total, subtract(variant.get('price')!, item.get('price')!)),
    0,
  );
