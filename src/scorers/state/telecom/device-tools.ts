import { z } from 'zod';
import { ToolError } from '../record.ts';
import { type Device, type Mode, modes } from './device.ts';
import { appName, appOf, deviceLooks, onOff, statusBar } from './device-looks.ts';
import { type SideTool, type SideTools, toolMaker } from './tool.ts';

const tool = toolMaker<Device>();

const permission = z.string().describe('Such as sms, storage, phone or network.');
const mode = z.enum(Object.keys(modes) as [Mode, ...Mode[]]);

/** Gives or takes a permission of an app. */
export const setPermission = (value: boolean) =>
  tool(
    `${value ? 'Give an app' : 'Take from an app'} a permission.`,
    { app_name: appName, permission },
    (device, given) => {
      const { permissions } = appOf(device, given.app_name);
      if (!Object.hasOwn(permissions, given.permission)) {
        throw new ToolError(`${given.app_name} knows no permission ${given.permission}`);
      }
      permissions[given.permission] = value;
      return `${given.app_name} may ${value ? 'now' : 'no longer'} use: ${given.permission}`;
    },
  );

export const setMode = tool(
  'Set which kind of network the phone prefers.',
  { mode },
  (device, given) => {
    device.own.network_mode_preference = given.mode;
    device.search();
    return `Preferred network mode: ${given.mode}\n${statusBar(device)}`;
  },
);

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

/** What the user can do. */
export const deviceTools: SideTools<Device> = {
  ...deviceLooks,
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
