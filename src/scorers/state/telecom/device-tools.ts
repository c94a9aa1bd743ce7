import { z } from 'zod';
import { ToolError } from '../record.ts';
import { type Device, type Mode, modes, speedWords } from './device.ts';
import { type SideTool, type SideTools, sideTool } from './tool.ts';

const tool = <Shape extends z.ZodRawShape>(
  description: string,
  shape: Shape,
  run: (device: Device, given: z.output<z.ZodObject<Shape>>) => unknown,
): SideTool<Device> => sideTool(description, shape, run);

const bars: Readonly<Record<string, string>> = {
  poor: '📶¹ Poor',
  fair: '📶² Fair',
  good: '📶³ Good',
  excellent: '📶⁴ Excellent',
};

const onOff = (on: boolean) => (on ? 'ON' : 'OFF');

function statusBar(device: Device): string {
  const { own, technology } = device;
  const signal = technology === null ? '📵 No Signal' : bars[modes[device.mode].signal];
  return [
    own.airplane_mode ? '✈️ Airplane Mode' : signal,
    technology,
    own.data_enabled ? '📱 Data Enabled' : '📵 Data Disabled',
    own.data_saver_mode ? '🔽 Data Saver' : null,
    own.wifi_enabled ? '📡 Enabled' : null,
    own.vpn_connected ? '🔒 VPN Connected' : null,
    `🔋 ${own.battery_level}%`,
  ]
    .filter((part) => part !== null)
    .join(' | ');
}

function appOf({ own }: Device, name: string) {
  const app = Object.hasOwn(own.app_statuses, name) ? own.app_statuses[name]! : null;
  if (!app) throw new ToolError(`there is no app ${name}`);
  return app;
}

const app_name = z.string().describe('Name of an installed app, such as messaging.');
const permission = z.string().describe('Such as sms, storage, phone or network.');
const mode = z.enum(Object.keys(modes) as [Mode, ...Mode[]]);

const setPermission = (value: boolean) =>
  tool(
    `${value ? 'Give an app' : 'Take from an app'} a permission.`,
    { app_name, permission },
    (device, given) => {
      const { permissions } = appOf(device, given.app_name);
      if (!Object.hasOwn(permissions, given.permission)) {
        throw new ToolError(`${given.app_name} knows no permission ${given.permission}`);
      }
      permissions[given.permission] = value;
      return `${given.app_name} may ${value ? 'now' : 'no longer'} use: ${given.permission}`;
    },
  );

const setMode = tool('Set which kind of network the phone prefers.', { mode }, (device, given) => {
  device.own.network_mode_preference = given.mode;
  device.search();
  return `Preferred network mode: ${given.mode}\n${statusBar(device)}`;
});

type Switch =
  | 'airplane_mode'
  | 'data_enabled'
  | 'roaming_enabled'
  | 'data_saver_mode'
  | 'wifi_enabled'
  | 'wifi_calling_enabled';

function toggle(words: string, name: Switch): SideTool<Device> {
  return tool(`Turn ${words} on if it is off, and off if it is on.`, {}, (device) => {
    device.own[name] = !device.own[name];
    if (name === 'airplane_mode') device.search();
    return `${words} is now ${onOff(device.own[name])}\n${statusBar(device)}`;
  });
}

/** What the user can look at. */
const looks: SideTools<Device> = {
  check_status_bar: tool('Look at the icons at the top of the screen.', {}, statusBar),
  check_network_status: tool(
    'Airplane mode, signal, kind of network, mobile data and roaming.',
    {},
    (device) => {
      const { own, technology } = device;
      return {
        airplane_mode: onOff(own.airplane_mode),
        sim_card: device.simStatus,
        service: device.hasService ? 'connected' : 'no service',
        signal: technology === null ? 'none' : modes[device.mode].signal,
        network_type: technology ?? 'none',
        mobile_data: onOff(own.data_enabled),
        data_roaming: onOff(own.roaming_enabled),
        wifi: onOff(own.wifi_enabled),
      };
    },
  ),
  check_network_mode_preference: tool('Which kind of network the phone prefers.', {}, ({ own }) => {
    return `Preferred network mode: ${own.network_mode_preference}`;
  }),
  check_sim_status: tool('Whether the SIM card is active, missing or locked.', {}, (device) => {
    return `SIM card: ${device.simStatus}`;
  }),
  check_data_restriction_status: tool('Whether Data Saver is on.', {}, ({ own }) => {
    return `Data Saver mode is ${onOff(own.data_saver_mode)}`;
  }),
  check_apn_settings: tool('The APN settings, the MMSC URL among them.', {}, (device) => {
    const { apn_name, mmsc_url } = device.own.active_apn_settings;
    return `APN name: ${device.isApnWrong ? 'Incorrect' : apn_name}; MMSC URL: ${mmsc_url || 'not set'}`;
  }),
  check_wifi_status: tool('Whether Wi-Fi is on and connected.', {}, ({ own }) => {
    return `Wi-Fi is ${onOff(own.wifi_enabled)}, ${own.wifi_connected ? 'connected' : 'not connected'}`;
  }),
  check_wifi_calling_status: tool('Whether Wi-Fi Calling is on.', {}, ({ own }) => {
    return `Wi-Fi Calling is ${onOff(own.wifi_calling_enabled)}; MMS over Wi-Fi is ${onOff(own.wifi_calling_mms_over_wifi)}`;
  }),
  check_vpn_status: tool('Whether a VPN is connected, and how well it works.', {}, (device) => {
    if (!device.own.vpn_connected) return 'VPN is not connected';
    return `VPN is ON and connected; performance: ${device.isVpnBad ? 'Poor' : 'Good'}`;
  }),
  check_installed_apps: tool('The names of all apps.', {}, ({ own }) =>
    Object.keys(own.app_statuses).join(', '),
  ),
  check_app_status: tool('What an app may do.', { app_name }, (device, given) =>
    appOf(device, given.app_name),
  ),
  check_app_permissions: tool('The permissions of an app.', { app_name }, (device, given) => {
    return appOf(device, given.app_name).permissions;
  }),
  run_speed_test: tool('Measure how fast the mobile data are.', {}, ({ speed }) => {
    if (speed === null) return 'Speed test: no connection';
    return `Speed test: ${speed.toFixed(2)} Mbps, ${speedWords(speed)}`;
  }),
  can_send_mms: tool('Whether the messaging app can send a picture now.', {}, ({ canSendMms }) => {
    return `The messaging app ${canSendMms ? 'can' : 'cannot'} send MMS messages`;
  }),
  check_payment_request: tool('Whether there is a request to pay a bill.', {}, ({ around }) => {
    const { request } = around;
    if (!request || request.paid) return 'There is no payment request';
    return `Payment request: bill ${request.bill_id}, $${request.amount.toFixed(2)}`;
  }),
};

/** What the user can do. */
export const deviceTools: SideTools<Device> = {
  ...looks,
  set_network_mode_preference: setMode,
  toggle_airplane_mode: toggle('Airplane Mode', 'airplane_mode'),
  reseat_sim_card: tool('Take the SIM card out and put it in again.', {}, (device) => {
    device.own.sim_card_missing = false;
    device.search();
    return `SIM card reseated: ${device.simStatus}\n${statusBar(device)}`;
  }),
  toggle_data: toggle('Mobile Data', 'data_enabled'),
  toggle_roaming: toggle('Data Roaming', 'roaming_enabled'),
  toggle_data_saver_mode: toggle('Data Saver', 'data_saver_mode'),
  set_apn_settings: tool(
    'Set the APN settings.',
    { apn_name: z.string(), mmsc_url: z.string().optional() },
    (device, given) => {
      const settings = device.own.active_apn_settings;
      settings.apn_name = given.apn_name;
      if (given.mmsc_url !== undefined) settings.mmsc_url = given.mmsc_url;
      device.search();
      return `APN settings set\n${statusBar(device)}`;
    },
  ),
  reset_apn_settings: tool('Reset the APN settings; works after a restart.', {}, (device) => {
    device.resetApn();
    return 'The APN settings will be reset when the phone is restarted';
  }),
  toggle_wifi: toggle('Wi-Fi', 'wifi_enabled'),
  toggle_wifi_calling: toggle('Wi-Fi Calling', 'wifi_calling_enabled'),
  connect_vpn: tool('Connect to the VPN.', {}, (device) => {
    if (device.own.vpn_connected) throw new ToolError('the VPN is connected already');
    device.connectVpn(false);
    return 'VPN connected';
  }),
  disconnect_vpn: tool('Disconnect the VPN.', {}, (device) => {
    if (!device.own.vpn_connected) throw new ToolError('no VPN is connected');
    device.own.vpn_connected = false;
    return 'VPN disconnected';
  }),
  grant_app_permission: setPermission(true),
  reboot_device: tool('Restart the phone.', {}, (device) => {
    device.reboot();
    return `The phone was restarted\n${statusBar(device)}`;
  }),
  make_payment: tool('Pay the bill of the payment request.', {}, ({ around }) => {
    if (!around.request || around.request.paid) throw new ToolError('there is no payment request');
    around.request.paid = true;
    return `Paid $${around.request.amount.toFixed(2)} for bill ${around.request.bill_id}`;
  }),
};

const begin = (change: (device: Device) => void) =>
  tool('', {}, (device) => {
    change(device);
    return 'set';
  });

/** How a task begins on the user's side. Not offered to the user. */
export const deviceBeginnings: SideTools<Device> = {
  set_user_info: tool('', { name: z.string(), phone_number: z.string() }, ({ around }, given) => {
    around.name = given.name;
    around.phone_number = given.phone_number;
    return 'set';
  }),
  set_user_location: tool('', { abroad: z.boolean() }, ({ around }, given) => {
    around.abroad = given.abroad;
    return 'set';
  }),
  set_wifi_calling: tool(
    '',
    { enabled: z.boolean(), mms_over_wifi: z.boolean().nullish() },
    ({ own }, given) => {
      own.wifi_calling_enabled = given.enabled;
      own.wifi_calling_mms_over_wifi = given.mms_over_wifi ?? own.wifi_calling_mms_over_wifi;
      return 'set';
    },
  ),
  lock_sim_card: tool('', { mode: z.enum(['pin', 'puk']) }, (device, given) => {
    device.own.sim_card_status = `locked_${given.mode}`;
    device.search();
    return 'set';
  }),
  set_network_mode_preference: setMode,
  remove_app_permission: setPermission(false),
  simulate_network_search: begin((device) => device.search()),
  turn_roaming_on: begin(({ own }) => {
    own.roaming_enabled = true;
  }),
  turn_roaming_off: begin(({ own }) => {
    own.roaming_enabled = false;
  }),
  turn_data_on: begin(({ own }) => {
    own.data_enabled = true;
  }),
  turn_data_off: begin(({ own }) => {
    own.data_enabled = false;
  }),
  turn_data_saver_mode_on: begin(({ own }) => {
    own.data_saver_mode = true;
  }),
  turn_data_saver_mode_off: begin(({ own }) => {
    own.data_saver_mode = false;
  }),
  turn_airplane_mode_on: begin((device) => {
    device.own.airplane_mode = true;
    device.search();
  }),
  turn_airplane_mode_off: begin((device) => {
    device.own.airplane_mode = false;
    device.search();
  }),
  unseat_sim_card: begin((device) => {
    device.own.sim_card_missing = true;
    device.search();
  }),
  break_vpn: begin((device) => device.connectVpn(true)),
  break_apn_settings: begin((device) => device.breakApn()),
  break_apn_mms_setting: begin((device) => device.breakMms()),
};
