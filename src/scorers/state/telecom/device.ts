import { z } from 'zod';

const app = z.looseObject({
  app_name: z.string(),
  permissions: z.record(z.string(), z.boolean()),
});

/** The telephone as the data set describes it. */
export const deviceData = z.object({
  device: z.looseObject({
    sim_card_status: z.string(),
    sim_card_missing: z.boolean(),
    airplane_mode: z.boolean(),
    battery_level: z.number(),
    data_enabled: z.boolean(),
    roaming_enabled: z.boolean(),
    network_mode_preference: z.string(),
    wifi_enabled: z.boolean(),
    wifi_connected: z.boolean(),
    wifi_calling_enabled: z.boolean(),
    wifi_calling_mms_over_wifi: z.boolean(),
    data_saver_mode: z.boolean(),
    vpn_connected: z.boolean(),
    active_apn_settings: z.object({
      apn_name: z.string(),
      mms_apn: z.string(),
      mmsc_url: z.string().nullable(),
    }),
    app_statuses: z.record(z.string(), app),
  }),
});

export type DeviceData = z.infer<typeof deviceData>;

/** What the telephone may be set to, the technology it then uses, and how fast that is in Mbit/s. */
export const modes = {
  '4g_5g_preferred': { technology: '5G', signal: 'excellent', speed: 275 },
  '4g_only': { technology: '4G', signal: 'good', speed: 55 },
  '3g_only': { technology: '3G', signal: 'fair', speed: 10 },
  '2g_only': { technology: '2G', signal: 'poor', speed: 0.2 },
} as const;

export type Mode = keyof typeof modes;

/** What slows a connection down: a saver of data, and a bad VPN. */
const saverShare = 0.2;
const badVpnShare = 0.1;

/** Where the telephone is, and what its carrier lets it do. */
export interface Surroundings {
  abroad: boolean;
  /** Of the telephone's line; null: it is not known which it is. */
  phone_number: string | null;
  name: string | null;
  line_active: boolean;
  roaming_allowed: boolean;
  data_used_up: boolean;
  /** A bill that the user is asked to pay. */
  request: { bill_id: string; amount: number; paid: boolean } | null;
}

const wrongApn = 'incorrect';

/** The user's side: a telephone and what is around it. */
export class Device {
  readonly own: DeviceData['device'];
  readonly around: Surroundings = {
    abroad: false,
    phone_number: null,
    name: null,
    line_active: true,
    roaming_allowed: true,
    data_used_up: false,
    request: null,
  };
  readonly #apn: DeviceData['device']['active_apn_settings'];
  /** Found a network when it last looked for one. */
  #connected = true;
  #badVpn = false;
  #resetsApn = false;

  constructor(base: DeviceData) {
    this.own = structuredClone(base.device);
    this.#apn = structuredClone(base.device.active_apn_settings);
  }

  get mode(): Mode {
    const { network_mode_preference: mode } = this.own;
    return Object.hasOwn(modes, mode) ? (mode as Mode) : '4g_5g_preferred';
  }

  get hasService(): boolean {
    return this.#connected && !this.own.airplane_mode;
  }

  /** Technology in use; null: no service. */
  get technology(): string | null {
    return this.hasService ? modes[this.mode].technology : null;
  }

  get simStatus(): string {
    return this.own.sim_card_missing ? 'missing' : this.own.sim_card_status;
  }

  get isApnWrong(): boolean {
    return this.own.active_apn_settings.apn_name === wrongApn;
  }

  get isVpnBad(): boolean {
    return this.own.vpn_connected && this.#badVpn;
  }

  /** Looks for a network, as after being switched on. */
  search(): void {
    this.#connected =
      !this.own.airplane_mode &&
      this.simStatus === 'active' &&
      !this.isApnWrong &&
      this.around.line_active;
  }

  get hasData(): boolean {
    const { abroad, roaming_allowed, data_used_up } = this.around;
    return (
      this.hasService &&
      this.own.data_enabled &&
      !data_used_up &&
      (!abroad || (roaming_allowed && this.own.roaming_enabled))
    );
  }

  /** Mbit/s of mobile data; null: no connection. */
  get speed(): number | null {
    if (!this.hasData) return null;
    const shares = [this.own.data_saver_mode ? saverShare : 1, this.isVpnBad ? badVpnShare : 1];
    return shares.reduce((speed, share) => speed * share, modes[this.mode].speed);
  }

  get canSendMms(): boolean {
    const { messaging } = this.own.app_statuses;
    return (
      this.hasData &&
      this.technology !== '2G' &&
      !(this.own.wifi_calling_enabled && this.own.wifi_calling_mms_over_wifi) &&
      Boolean(this.own.active_apn_settings.mmsc_url) &&
      messaging?.permissions.sms === true &&
      messaging.permissions.storage === true
    );
  }

  breakApn(): void {
    this.own.active_apn_settings.apn_name = wrongApn;
    this.search();
  }

  breakMms(): void {
    this.own.active_apn_settings.mmsc_url = null;
  }

  /** Takes effect when the telephone is restarted. */
  resetApn(): void {
    this.#resetsApn = true;
  }

  reboot(): void {
    if (this.#resetsApn) this.own.active_apn_settings = structuredClone(this.#apn);
    this.#resetsApn = false;
    this.search();
  }

  connectVpn(bad: boolean): void {
    this.own.vpn_connected = true;
    this.#badVpn = bad;
  }

  /** All that tells two telephones apart, as one text. */
  get state(): string {
    return JSON.stringify([this.own, this.around, this.#connected, this.#badVpn, this.#resetsApn]);
  }
}

/** The words for a speed in Mbit/s. */
export function speedWords(speed: number): string {
  if (speed < 1) return 'very poor';
  if (speed < 5) return 'poor';
  if (speed < 25) return 'fair';
  return speed < 100 ? 'good' : 'excellent';
}
