import { fileSystem } from './file-system.ts';
import { mathSystem } from './math.ts';
import { messageSystem } from './message.ts';
import { postingSystem } from './posting.ts';
import type { SystemKind } from './simulation.ts';
import { ticketSystem } from './ticket.ts';
import { tradingSystem } from './trading.ts';
import { travelSystem } from './travel.ts';
import { vehicleSystem } from './vehicle.ts';

/** The simulated systems of BFCL's multi-turn categories, by the names in its items. */
export const systems: Readonly<Record<string, SystemKind>> = {
  GorillaFileSystem: fileSystem,
  MathAPI: mathSystem,
  MessageAPI: messageSystem,
  TwitterAPI: postingSystem,
  TicketAPI: ticketSystem,
  TradingBot: tradingSystem,
  TravelAPI: travelSystem,
  VehicleControlAPI: vehicleSystem,
};
