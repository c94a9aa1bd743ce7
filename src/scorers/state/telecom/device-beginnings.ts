import { z } from 'zod';
import type { Device } from './device.ts';
import { setMode, setPermission } from './device-tools.ts';
import { type SideTools, toolMaker } from './tool.ts';

const tool = toolMaker<Device>();

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
