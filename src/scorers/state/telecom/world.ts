import { z } from 'zod';
import { Account, accountData } from './account.ts';
import { accountBeginnings, accountTools } from './account-tools.ts';
import { Device, deviceData, speedWords } from './device.ts';
import { deviceBeginnings } from './device-beginnings.ts';
import { deviceTools } from './device-tools.ts';
import { runTool } from './tool.ts';

/** Who calls: the agent (`assistant`, as the data set names it) or the user. */
export type Side = 'assistant' | 'user';

export interface SideCall {
  readonly requestor: Side;
  readonly name: string;
  readonly arguments: unknown;
}

/** A function of a task that changes or looks at the world without being a tool. */
export const worldFunction = z.object({
  env_type: z.enum(['assistant', 'user']),
  func_name: z.string(),
  arguments: z.record(z.string(), z.unknown()),
});

export const assertion = worldFunction.extend({ assert_value: z.boolean().default(true) });

/** Both sides' databases as the data set gives them. */
export const telecomBase = z.object({ account: accountData, device: deviceData });
export type TelecomBase = z.infer<typeof telecomBase>;

/**
 * tau2-bench's telecom domain: a carrier and a telephone, whose states follow each other. Written
 * from the agent's policy and manual and from the tasks; where they leave something open (the
 * wording of answers, speeds) it is our own.
 */
export class TelecomWorld {
  readonly #account: Account;
  readonly #device: Device;

  constructor(base: TelecomBase) {
    this.#account = new Account(base.account);
    this.#device = new Device(base.device);
  }

  /** Carries out a tool of one side; a refusal begins with "Error: ". */
  call({ requestor, name, arguments: given }: SideCall): string {
    const answer =
      requestor === 'user'
        ? runTool(deviceTools, this.#device, name, given)
        : runTool(accountTools, this.#account, name, given);
    this.#follow();
    return answer;
  }

  /** Brings about how a task begins. @returns what is wrong with it; null: nothing */
  begin(call: z.infer<typeof worldFunction>): string | null {
    const { env_type, func_name, arguments: given } = call;
    const answer =
      env_type === 'user'
        ? runTool(deviceBeginnings, this.#device, func_name, given)
        : runTool(accountBeginnings, this.#account, func_name, given);
    this.#follow();
    return answer.startsWith('Error: ') ? `${func_name}: ${answer.slice(7)}` : null;
  }

  /** Whether an assertion of a task holds; null when it is not known here. */
  holds({ func_name, arguments: given, assert_value }: z.infer<typeof assertion>): boolean | null {
    const check = Object.hasOwn(assertions, func_name) ? assertions[func_name]! : null;
    const found = check?.(this.#device, this.#account, given) ?? null;
    return found === null ? null : found === assert_value;
  }

  /** Both states as one text: equal for worlds in the same state. */
  get state(): string {
    return JSON.stringify([this.#account.data, this.#device.state]);
  }

  /** What one side did shows on the other. */
  #follow(): void {
    const { around } = this.#device;
    if (around.phone_number === null) return;
    const line = this.#account.lineOfNumber(around.phone_number);
    if (!line) return;
    around.roaming_allowed = line.roaming_enabled;
    around.data_used_up = this.#account.isUsedUp(line);
    const active = line.status === 'Active';
    // Service goes at once with the line; it comes back when the telephone looks for it.
    if (around.line_active !== active) {
      around.line_active = active;
      if (!active) this.#device.search();
    }
    if (around.request?.paid) {
      this.#account.bill(around.request.bill_id).status = 'Paid';
      around.request = null;
    }
    const owner = this.#account.data.customers.find((each) => each.line_ids.includes(line.line_id));
    if (!owner) return;
    const due = this.#account
      .billsOf(owner.customer_id)
      .find(({ status }) => status === 'Awaiting Payment');
    around.request = due ? { bill_id: due.bill_id, amount: due.total_due, paid: false } : null;
  }
}

type Check = (device: Device, account: Account, given: Record<string, unknown>) => boolean | null;

/** The assertions that tasks make, by name; null: the arguments are not as they should be. */
const assertions: Readonly<Record<string, Check>> = {
  assert_service_status: ({ hasService }, _, { expected_status }) =>
    expected_status === (hasService ? 'connected' : 'no_service'),
  assert_mobile_data_status: ({ hasData }, _, { expected_status }) => expected_status === hasData,
  assert_can_send_mms: ({ canSendMms }, _, { expected_status }) => expected_status === canSendMms,
  assert_internet_speed: ({ speed }, _, { expected_speed, expected_desc }) => {
    if (typeof expected_speed !== 'number') return null;
    if (speed === null) return false;
    return (
      speed >= expected_speed && (expected_desc == null || expected_desc === speedWords(speed))
    );
  },
  assert_no_overdue_bill: (_, { data }, { overdue_bill_id }) =>
    !data.bills.some(({ bill_id, status }) => bill_id === overdue_bill_id && status !== 'Paid'),
  assert_data_refueling_amount: (_, account, given) => {
    const { customer_id, line_id, expected_amount } = given;
    const line = account.data.lines.find((each) => each.line_id === line_id);
    const owner = account.data.customers.find((each) => each.customer_id === customer_id);
    if (!line || !owner?.line_ids.includes(line.line_id)) return null;
    return line.data_refueling_gb === expected_amount;
  },
};
