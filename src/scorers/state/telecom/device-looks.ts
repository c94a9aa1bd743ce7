import { z } from 'zod';
import { ToolError } from '../record.ts';
import { type Device, modes, speedWords } from './device.ts';
import { type SideTools, toolMaker } from './tool.ts';

const tool = toolMaker<Device>();

const bars: Readonly<Record<string, string>> = {
  poor: '📶¹ Poor',
  fair: '📶² Fair',
  good: '📶³ Good',
  excellent: '📶⁴ Excellent',
};

export const onOff = (on: boolean) => (on ? 'ON' : 'OFF');

/** The icons at the top of the screen. */
export function statusBar(device: Device): string {
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

/** @throws ToolError when there is no such app. */
export function appOf({ own }: Device, name: string) {
  const app = Object.hasOwn(own.app_statuses, name) ? own.app_statuses[name]! : null;
  if (!app) throw new ToolError(`there is no app ${name}`);
  return app;
}

export const appName = z.string().describe('Name of an installed app, such as messaging.');

/** What the user can look at. */
export const deviceLooks: SideTools<Device> = {
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
  check_app_status: tool('What an app may do.', { app_name: appName }, (device, given) =>
    appOf(device, given.app_name),
  ),
  check_app_permissions: tool(
    'The permissions of an app.',
    { app_name: appName },
    (device, given) => {
      return appOf(device, given.app_name).permissions;
    },
  ),
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
