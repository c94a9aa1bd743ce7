import type { ToolDefinition } from '../../providers/request.ts';

const text = (description: string) => ({ type: 'string', description });
const ids = (description: string) => ({ type: 'array', items: { type: 'string' }, description });

const order_id = text("Id of the order with its leading '#', such as '#W0000000'.");
const user_id = text('Id of the user.');
const payment_method_id = text("Id of one of the user's payment methods.");
const address = {
  address1: text('First line of the address.'),
  address2: text('Second line of the address; may be empty.'),
  city: text('City.'),
  state: text('State, two letters.'),
  country: text('Country.'),
  zip: text('Zip code.'),
};
const swap = {
  order_id,
  item_ids: ids('Ids of the items to be given up; one that stands twice is given up twice.'),
  new_item_ids: ids('Ids of the items instead, in the same order, each of the same product.'),
  payment_method_id,
};
const confirm = 'Tell the user the details and get an explicit yes before.';

const tools: Readonly<Record<string, readonly [string, Readonly<Record<string, object>>]>> = {
  calculate: [
    'Work out an expression of numbers, + - * / and parentheses.',
    { expression: text("Such as '2 + 2'.") },
  ],
  cancel_pending_order: [
    `Cancel a pending order; the payment is refunded. ${confirm}`,
    { order_id, reason: text("Either 'no longer needed' or 'ordered by mistake'.") },
  ],
  exchange_delivered_order_items: [
    `Exchange items of a delivered order for others of the same product; once for an order. ${confirm}`,
    swap,
  ],
  find_user_id_by_email: ['Find the id of a user.', { email: text('E-mail address.') }],
  find_user_id_by_name_zip: [
    'Find the id of a user.',
    { first_name: text('First name.'), last_name: text('Last name.'), zip: text('Zip code.') },
  ],
  get_item_details: ['What is known of an item.', { item_id: text('Id of the item.') }],
  get_order_details: ['The state and the details of an order.', { order_id }],
  get_product_details: [
    'What is known of a product, its items among it.',
    { product_id: text('Id of the product, which is no id of an item.') },
  ],
  get_user_details: ['The details of a user, orders and payment methods among them.', { user_id }],
  list_all_product_types: ['Names and ids of all products.', {}],
  modify_pending_order_address: [
    `Change the address of a pending order. ${confirm}`,
    { order_id, ...address },
  ],
  modify_pending_order_items: [
    `Change items of a pending order for others of the same product; once for an order. ${confirm}`,
    swap,
  ],
  modify_pending_order_payment: [
    `Change how a pending order is paid. ${confirm}`,
    { order_id, payment_method_id },
  ],
  modify_user_address: [
    `Change the address that stands for a user. ${confirm}`,
    { user_id, ...address },
  ],
  return_delivered_order_items: [
    `Take back items of a delivered order; the refund goes to a gift card or to where the payment came from. ${confirm}`,
    { order_id, item_ids: ids('Ids of the items to be returned.'), payment_method_id },
  ],
  transfer_to_human_agents: [
    'Hand the user over to a person: where the user asks for it, or the request cannot be handled here.',
    { summary: text('Of the request.') },
  ],
};

/** The shop's tools in tau2-bench, described in our own words: the published descriptions are code. */
export const retailDefinitions: readonly ToolDefinition[] = Object.entries(tools).map(
  ([name, [description, properties]]) => ({
    name,
    description,
    parameters: { type: 'object', properties, required: Object.keys(properties) },
  }),
);
