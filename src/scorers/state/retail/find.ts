import { dumpJson } from '../../python/json.ts';
import { codePointOrder } from '../../python/order.ts';
import type { Value } from '../../python/value.ts';
import { dictIn, rowOf, ToolError, textIn } from '../record.ts';
import type { Database } from '../table.ts';
import type { Arguments, Tools } from '../tool.ts';

/** The order of an argument `order_id`. @throws ToolError when there is none. */
export const orderOf = (database: Database, given: Arguments) =>
  rowOf(database.get('orders'), given.get('order_id')!, 'order not found');

/** The user with an id. @throws ToolError when there is none. */
export const userOf = (database: Database, id: Value) =>
  rowOf(database.get('users'), id, 'user not found');

function findUser(database: Database, fits: (user: ReadonlyMap<string, Value>) => boolean): string {
  for (const [id, user] of database.get('users')!.rows()) {
    if (fits(user)) return id;
  }
  throw new ToolError('user not found');
}

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** Looking things up: nothing changes. */
export const retailLookups: Tools = {
  find_user_id_by_email: {
    required: ['email'],
    run: (database, given) => {
      const email = textIn(given, 'email');
      return findUser(database, (user) => same(textIn(user, 'email'), email));
    },
  },
  find_user_id_by_name_zip: {
    required: ['first_name', 'last_name', 'zip'],
    run: (database, given) => {
      const [first, last] = [textIn(given, 'first_name'), textIn(given, 'last_name')];
      return findUser(database, (user) => {
        const name = dictIn(user, 'name');
        return (
          same(textIn(name, 'first_name'), first) &&
          same(textIn(name, 'last_name'), last) &&
          dictIn(user, 'address').get('zip') === given.get('zip')
        );
      });
    },
  },
  get_order_details: {
    required: ['order_id'],
    run: (database, given) => dumpJson(orderOf(database, given)),
  },
  get_product_details: {
    required: ['product_id'],
    run: (database, given) =>
      dumpJson(rowOf(database.get('products'), given.get('product_id')!, 'product not found')),
  },
  get_user_details: {
    required: ['user_id'],
    run: (database, given) => dumpJson(userOf(database, given.get('user_id')!)),
  },
  list_all_product_types: {
    required: [],
    run: (database) => {
      const names = [...database.get('products')!.rows()].map(([, row]): [string, Value] => [
        textIn(row, 'name'),
        row.get('product_id')!,
      ]);
      return dumpJson(new Map(names.sort(([a], [b]) => codePointOrder(a, b))));
    },
  },
};
