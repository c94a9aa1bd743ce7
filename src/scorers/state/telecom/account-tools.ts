import { z } from 'zod';
import { ToolError } from '../record.ts';
import { type Account, today } from './account.ts';
import { type SideTools, toolMaker } from './tool.ts';

const customer_id = z.string().describe('Id of the customer.');
const line_id = z.string().describe('Id of a line of the customer.');
const ofLine = { customer_id, line_id };

/** The most that may be added to a line, by the agent's policy. */
const mostRefuelled = 2;

const tool = toolMaker<Account>();

const setRoaming = (enabled: boolean) =>
  tool(`${enabled ? 'Enable' : 'Disable'} data roaming for a line.`, ofLine, (account, given) => {
    const line = account.line(given.customer_id, given.line_id);
    if (line.roaming_enabled === enabled) {
      return `Roaming was already ${enabled ? 'enabled' : 'disabled'}`;
    }
    line.roaming_enabled = enabled;
    return `Roaming ${enabled ? 'enabled' : 'disabled'} successfully`;
  });

/** What the agent can do. */
export const accountTools: SideTools<Account> = {
  get_customer_by_phone: tool(
    "Find a customer by a telephone number: the customer's own, or that of one of the customer's lines.",
    { phone_number: z.string() },
    (account, { phone_number }) => {
      const line = account.lineOfNumber(phone_number);
      const customer = account.data.customers.find(
        (each) =>
          each.phone_number === phone_number || (line && each.line_ids.includes(line.line_id)),
      );
      if (!customer) throw new ToolError('customer not found');
      return customer;
    },
  ),
  get_customer_by_id: tool('Find a customer by id.', { customer_id }, (account, given) =>
    account.customer(given.customer_id),
  ),
  get_customer_by_name: tool(
    'Find customers by full name and date of birth.',
    { full_name: z.string(), dob: z.string().describe('Date of birth, YYYY-MM-DD.') },
    (account, { full_name, dob }) =>
      account.data.customers.filter(
        (each) =>
          each.full_name.toLowerCase() === full_name.toLowerCase() && each.date_of_birth === dob,
      ),
  ),
  get_details_by_id: tool(
    'The details of whatever has this id: customer, line, device, bill or plan.',
    { id: z.string() },
    ({ data }, { id }) => {
      const all = [
        ...data.customers.map((row) => [row.customer_id, row] as const),
        ...data.lines.map((row) => [row.line_id, row] as const),
        ...data.devices.map((row) => [row.device_id, row] as const),
        ...data.bills.map((row) => [row.bill_id, row] as const),
        ...data.plans.map((row) => [row.plan_id, row] as const),
      ];
      const row = all.find(([key]) => key === id)?.[1];
      if (!row) throw new ToolError(`nothing has the id ${id}`);
      return row;
    },
  ),
  get_bills_for_customer: tool(
    "A customer's bills, the latest first.",
    {
      customer_id,
      limit: z.int().positive().optional().describe('At most so many; 12 if absent.'),
    },
    (account, given) =>
      account
        .billsOf(given.customer_id)
        .sort((a, b) => (a.issue_date < b.issue_date ? 1 : -1))
        .slice(0, given.limit ?? 12),
  ),
  send_payment_request: tool(
    'Send the customer a request to pay a bill. The bill then awaits payment; only one bill can do so at a time. It is not checked whether the bill is overdue.',
    { customer_id, bill_id: z.string().describe('Id of a bill of the customer.') },
    (account, given) => {
      const bills = account.billsOf(given.customer_id);
      const bill = bills.find((each) => each.bill_id === given.bill_id);
      if (!bill) throw new ToolError(`customer ${given.customer_id} has no bill ${given.bill_id}`);
      if (bills.some(({ status }) => status === 'Awaiting Payment')) {
        throw new ToolError('a bill of this customer is awaiting payment already');
      }
      bill.status = 'Awaiting Payment';
      return `Payment request sent for bill ${bill.bill_id}`;
    },
  ),
  get_data_usage: tool('How much data a line has used, and may use.', ofLine, (account, given) => {
    const line = account.line(given.customer_id, given.line_id);
    const { data_limit_gb } = account.plan(line.plan_id);
    const { data_used_gb, data_refueling_gb } = line;
    return { line_id: line.line_id, data_used_gb, data_limit_gb, data_refueling_gb };
  }),
  refuel_data: tool(
    'Add data to a line, at the price of its plan. 2 GB at the most.',
    { ...ofLine, gb_amount: z.number().positive().describe('Gigabytes to add.') },
    (account, given) => {
      const line = account.line(given.customer_id, given.line_id);
      if (given.gb_amount > mostRefuelled) throw new ToolError('2 GB can be added at the most');
      line.data_refueling_gb += given.gb_amount;
      const price = given.gb_amount * account.plan(line.plan_id).data_refueling_price_per_gb;
      return {
        added_gb: given.gb_amount,
        charge: price,
        data_refueling_gb: line.data_refueling_gb,
      };
    },
  ),
  change_plan: tool(
    'Change the plan of a line.',
    { ...ofLine, plan_id: z.string().describe('Id of the new plan.') },
    (account, given) => {
      const line = account.line(given.customer_id, given.line_id);
      line.plan_id = account.plan(given.plan_id).plan_id;
      line.last_plan_change_date = today;
      return line;
    },
  ),
  get_available_plans: tool('All plans that there are.', {}, ({ data }) => data.plans),
  enable_roaming: setRoaming(true),
  disable_roaming: setRoaming(false),
  suspend_line: tool(
    'Suspend an active line.',
    { ...ofLine, reason: z.string() },
    (account, given) => {
      const line = account.line(given.customer_id, given.line_id);
      if (line.status !== 'Active') throw new ToolError('only an active line can be suspended');
      line.status = 'Suspended';
      line.suspension_start_date = today;
      return line;
    },
  ),
  resume_line: tool('Lift the suspension of a line.', ofLine, (account, given) => {
    const line = account.line(given.customer_id, given.line_id);
    if (line.status !== 'Suspended' && line.status !== 'Pending Activation') {
      throw new ToolError('only a suspended line, or one that awaits activation, can be resumed');
    }
    line.status = 'Active';
    line.suspension_start_date = null;
    return line;
  }),
  transfer_to_human_agents: tool(
    'Hand the user over to a person, with a summary of the case. Only where the request cannot be handled here.',
    { summary: z.string() },
    () => 'Transfer successful',
  ),
};

/** How a task begins on the carrier's side. Not offered to the agent. */
export const accountBeginnings: SideTools<Account> = {
  enable_roaming: accountTools.enable_roaming!,
  disable_roaming: accountTools.disable_roaming!,
  set_data_usage: tool(
    '',
    { ...ofLine, data_used_gb: z.number().nonnegative() },
    (account, given) => {
      account.line(given.customer_id, given.line_id).data_used_gb = given.data_used_gb;
      return 'set';
    },
  ),
  suspend_line_for_overdue_bill: tool(
    '',
    { ...ofLine, new_bill_id: z.string(), contract_ended: z.boolean() },
    (account, given) => {
      const line = account.line(given.customer_id, given.line_id);
      const { price_per_month, name } = account.plan(line.plan_id);
      account.data.bills.push({
        bill_id: given.new_bill_id,
        customer_id: given.customer_id,
        period_start: '2025-01-01',
        period_end: '2025-01-31',
        issue_date: '2025-01-05',
        total_due: price_per_month,
        due_date: '2025-01-19',
        status: 'Overdue',
        line_items: [
          { description: `${name} - Line ${line.phone_number}`, amount: price_per_month },
        ],
      });
      account.customer(given.customer_id).bill_ids.push(given.new_bill_id);
      line.status = 'Suspended';
      line.suspension_start_date = today;
      if (given.contract_ended) line.contract_end_date = '2025-01-31';
      return 'suspended';
    },
  ),
};
