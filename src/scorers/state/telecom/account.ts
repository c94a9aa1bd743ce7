import { z } from 'zod';
import { ToolError } from '../record.ts';

const date = z.string();

const plan = z.object({
  plan_id: z.string(),
  name: z.string(),
  data_limit_gb: z.number(),
  price_per_month: z.number(),
  data_refueling_price_per_gb: z.number(),
});

const line = z.looseObject({
  line_id: z.string(),
  phone_number: z.string(),
  status: z.string(),
  plan_id: z.string(),
  device_id: z.string().nullish(),
  data_used_gb: z.number(),
  data_refueling_gb: z.number(),
  roaming_enabled: z.boolean(),
  contract_end_date: date.nullish(),
  suspension_start_date: date.nullish(),
});

const bill = z.looseObject({
  bill_id: z.string(),
  customer_id: z.string(),
  period_start: date,
  period_end: date,
  issue_date: date,
  total_due: z.number(),
  due_date: date,
  status: z.string(),
  line_items: z.array(z.looseObject({ description: z.string(), amount: z.number() })),
});

const customer = z.looseObject({
  customer_id: z.string(),
  full_name: z.string(),
  date_of_birth: z.string(),
  phone_number: z.string(),
  line_ids: z.array(z.string()),
  bill_ids: z.array(z.string()),
});

/** The carrier's database, in the fields of the data set. */
export const accountData = z.object({
  plans: z.array(plan),
  devices: z.array(z.looseObject({ device_id: z.string() })),
  lines: z.array(line),
  customers: z.array(customer),
  bills: z.array(bill),
});

export type AccountData = z.infer<typeof accountData>;
type Line = z.infer<typeof line>;
type Bill = z.infer<typeof bill>;

/** The day on which all tasks play, as the agent's policy states it. */
export const today = '2025-02-25';

/** The carrier's side. */
export class Account {
  readonly data: AccountData;

  constructor(base: AccountData) {
    this.data = structuredClone(base);
  }

  customer(id: string) {
    return found(this.data.customers, (each) => each.customer_id === id, `customer ${id}`);
  }

  plan(id: string) {
    return found(this.data.plans, (each) => each.plan_id === id, `plan ${id}`);
  }

  bill(id: string): Bill {
    return found(this.data.bills, (each) => each.bill_id === id, `bill ${id}`);
  }

  /** A line of a customer. */
  line(customer: string, id: string): Line {
    if (!this.customer(customer).line_ids.includes(id)) {
      throw new ToolError(`customer ${customer} has no line ${id}`);
    }
    return found(this.data.lines, (each) => each.line_id === id, `line ${id}`);
  }

  lineOfNumber(phone: string): Line | undefined {
    return this.data.lines.find((each) => each.phone_number === phone);
  }

  billsOf(customer: string): Bill[] {
    return this.customer(customer).bill_ids.map((id) => this.bill(id));
  }

  /** Whether a line has used up its plan's data and what was added. */
  isUsedUp(one: Line): boolean {
    return one.data_used_gb > this.plan(one.plan_id).data_limit_gb + one.data_refueling_gb;
  }
}

function found<Row>(rows: readonly Row[], fits: (row: Row) => boolean, what: string): Row {
  const row = rows.find(fits);
  if (!row) throw new ToolError(`${what} not found`);
  return row;
}
