import { clone, equal, numeric, type Value } from '../../python/value.ts';
import { distanceBetween, places } from './places.ts';
import {
  dict,
  float,
  list,
  number,
  type Operation,
  refusal,
  type State,
  type SystemKind,
  table,
  text,
} from './simulation.ts';

const tankGallons = 50;
const milesPerGallon = 20;
const brakeNewtons = 1000;
const litresPerGallon = 3.78541;
const doors = ['driver', 'passenger', 'rear_left', 'rear_right'];
const tyres = ['frontLeft', 'frontRight', 'rearLeft', 'rearRight'];

const defaults: Readonly<Record<string, Value>> = {
  fuelLevel: float(0),
  batteryVoltage: float(12.6),
  engineState: 'stopped',
  doorStatus: dict(Object.fromEntries(doors.map((door) => [door, 'unlocked']))),
  acTemperature: float(25),
  fanSpeed: 50,
  acMode: 'auto',
  humidityLevel: float(50),
  headLightStatus: 'off',
  parkingBrakeStatus: 'released',
  _parkingBrakeForce: float(0),
  _slopeAngle: float(0),
  brakePedalStatus: 'released',
  _brakePedalForce: float(0),
  distanceToNextVehicle: float(50),
  cruiseStatus: 'inactive',
  destination: 'None',
  ...Object.fromEntries(tyres.map((tyre) => [`${tyre}TirePressure`, float(32)])),
};

function begin(config: ReadonlyMap<string, Value>): State {
  const state = clone(dict(defaults)) as State;
  for (const name of state.keys()) {
    const value = config.get(name) ?? config.get(name.replace(/^_/, ''));
    if (value !== undefined) state.set(name, clone(value));
  }
  state.set('remainingUnlockedDoors', unlocked(state));
  return state;
}

const unlocked = (state: State) =>
  [...table(state, 'doorStatus').values()].filter((status) => status !== 'locked').length;

const pick = (state: State, names: Readonly<Record<string, string>>) =>
  dict(Object.fromEntries(Object.entries(names).map(([as, name]) => [as, state.get(name)!])));

const engine = (state: State) =>
  pick(state, {
    engineState: 'engineState',
    fuelLevel: 'fuelLevel',
    batteryVoltage: 'batteryVoltage',
  });

function start({ state }: { state: State }, given: ReadonlyMap<string, Value>): Value {
  const mode = text(given, 'ignitionMode');
  if (mode === 'STOP') {
    state.set('engineState', 'stopped');
    return engine(state);
  }
  if (unlocked(state) > 0) {
    return refusal('All doors must be locked before starting the engine.');
  }
  if (state.get('brakePedalStatus') !== 'pressed') {
    return refusal('Brake pedal needs to be pressed when starting the engine.');
  }
  if (numeric(state.get('_brakePedalForce')!) !== brakeNewtons) {
    return refusal('Must press the brake fully before starting the engine.');
  }
  if (Number(numeric(state.get('fuelLevel')!)) <= 0) return refusal('Fuel tank is empty.');
  if (mode !== 'START') return refusal('Invalid ignition mode. Use START or STOP.');
  state.set('engineState', 'running');
  return engine(state);
}

function press(state: State, force: number): Value {
  state.set('brakePedalStatus', force > 0 ? 'pressed' : 'released');
  state.set('_brakePedalForce', float(force));
  return dict({ brakePedalStatus: state.get('brakePedalStatus')!, brakePedalForce: float(force) });
}

const displays: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  fuel: { fuelLevel: 'fuelLevel' },
  battery: { batteryVoltage: 'batteryVoltage' },
  doors: { doorStatus: 'doorStatus' },
  climate: {
    currentACTemperature: 'acTemperature',
    fanSpeed: 'fanSpeed',
    climateMode: 'acMode',
    humidityLevel: 'humidityLevel',
  },
  headlights: { headlightStatus: 'headLightStatus' },
  parkingBrake: {
    parkingBrakeStatus: 'parkingBrakeStatus',
    parkingBrakeForce: '_parkingBrakeForce',
    slopeAngle: '_slopeAngle',
  },
  brakePedal: { brakePedalStatus: 'brakePedalStatus', brakePedalForce: '_brakePedalForce' },
  engine: { engineState: 'engineState', fuelLevel: 'fuelLevel', batteryVoltage: 'batteryVoltage' },
};

const reading = (name: string, value: (state: State) => Value): Operation => ({
  parameters: [],
  run: ({ state }) => dict({ [name]: value(state) }),
});

/** A car. Road distances are those of {@link distanceBetween}. */
export const vehicleSystem: SystemKind = {
  seed: 142_053,
  begin,
  operations: {
    startEngine: { parameters: ['ignitionMode'], run: start },
    fillFuelTank: {
      parameters: ['fuelAmount'],
      run: ({ state }, given) => {
        const amount = number(given, 'fuelAmount');
        const level = Number(numeric(state.get('fuelLevel')!)) + amount;
        if (amount < 0) return refusal('Fuel amount cannot be negative.');
        if (level > tankGallons) return refusal('Cannot fill gas above the tank capacity.');
        state.set('fuelLevel', float(level));
        return dict({ fuelLevel: float(level) });
      },
    },
    lockDoors: {
      parameters: ['unlock', 'door'],
      run: ({ state }, given) => {
        const status = given.get('unlock') === true ? 'unlocked' : 'locked';
        for (const door of list(given, 'door'))
          table(state, 'doorStatus').set(String(door), status);
        state.set('remainingUnlockedDoors', unlocked(state));
        return dict({ lockStatus: status, remainingUnlockedDoors: unlocked(state) });
      },
    },
    adjustClimateControl: {
      parameters: ['temperature', ['unit', 'celsius'], ['fanSpeed', 50], ['mode', 'auto']],
      run: ({ state }, given) => {
        const speed = number(given, 'fanSpeed');
        if (speed < 0 || speed > 100) return refusal('Fan speed must be between 0 and 100.');
        const degrees = number(given, 'temperature');
        const celsius = given.get('unit') === 'fahrenheit' ? ((degrees - 32) * 5) / 9 : degrees;
        state.set('acTemperature', float(celsius));
        state.set('fanSpeed', given.get('fanSpeed')!);
        state.set('acMode', given.get('mode')!);
        return pick(state, {
          currentACTemperature: 'acTemperature',
          climateMode: 'acMode',
          humidityLevel: 'humidityLevel',
        });
      },
    },
    get_outside_temperature_from_google: {
      parameters: [],
      run: ({ random }) => dict({ outsideTemperature: random.between(-10, 40) }),
    },
    get_outside_temperature_from_weather_com: { parameters: [], run: () => refusal('404') },
    setHeadlights: {
      parameters: ['mode'],
      run: ({ state }, given) => {
        const mode = text(given, 'mode');
        if (!['on', 'off', 'auto'].includes(mode)) return refusal('Invalid headlight mode.');
        state.set('headLightStatus', mode === 'off' ? 'off' : 'on');
        return dict({ headlightStatus: state.get('headLightStatus')! });
      },
    },
    displayCarStatus: {
      parameters: ['option'],
      run: ({ state }, given) => {
        const names = displays[text(given, 'option')];
        return names ? clone(pick(state, names)) : refusal('Invalid option');
      },
    },
    activateParkingBrake: {
      parameters: ['mode'],
      run: ({ state }, given) => {
        const mode = text(given, 'mode');
        if (mode !== 'engage' && mode !== 'release') return refusal('Invalid mode');
        const engaged = mode === 'engage';
        state.set('parkingBrakeStatus', engaged ? 'engaged' : 'released');
        state.set('_parkingBrakeForce', float(engaged ? 500 : 0));
        state.set('_slopeAngle', float(engaged ? 10 : 0));
        return pick(state, {
          parkingBrakeStatus: 'parkingBrakeStatus',
          _parkingBrakeForce: '_parkingBrakeForce',
          _slopeAngle: '_slopeAngle',
        });
      },
    },
    pressBrakePedal: {
      parameters: ['pedalPosition'],
      run: ({ state }, given) => {
        const position = number(given, 'pedalPosition');
        return position < 0 || position > 1
          ? refusal('Pedal position must be between 0 and 1.')
          : press(state, position * brakeNewtons);
      },
    },
    releaseBrakePedal: { parameters: [], run: ({ state }) => press(state, 0) },
    setCruiseControl: {
      parameters: ['speed', 'activate', 'distanceToNextVehicle'],
      run: ({ state }, given) => {
        const speed = number(given, 'speed');
        const activate = given.get('activate') === true;
        if (activate && state.get('engineState') === 'stopped') {
          return refusal('Start the engine before activating the cruise control.');
        }
        if (activate && (speed < 0 || speed > 120 || speed % 5 !== 0)) {
          return refusal('Invalid speed. Speed must be between 0 and 120 and a multiple of 5.');
        }
        state.set('cruiseStatus', activate ? 'active' : 'inactive');
        state.set('distanceToNextVehicle', given.get('distanceToNextVehicle')!);
        return dict({
          cruiseStatus: state.get('cruiseStatus')!,
          currentSpeed: activate ? given.get('speed')! : 0,
          distanceToNextVehicle: given.get('distanceToNextVehicle')!,
        });
      },
    },
    get_current_speed: {
      parameters: [],
      run: ({ random }) => dict({ currentSpeed: random.between(0, 120) }),
    },
    display_log: {
      parameters: ['messages'],
      run: (_, given) => dict({ log: [...list(given, 'messages')] }),
    },
    estimate_drive_feasibility_by_mileage: {
      parameters: ['distance'],
      run: ({ state }, given) =>
        dict({
          canDrive:
            number(given, 'distance') <= Number(numeric(state.get('fuelLevel')!)) * milesPerGallon,
        }),
    },
    liter_to_gallon: {
      parameters: ['liter'],
      run: (_, given) => dict({ gallon: float(number(given, 'liter') / litresPerGallon) }),
    },
    gallon_to_liter: {
      parameters: ['gallon'],
      run: (_, given) => dict({ liter: float(number(given, 'gallon') * litresPerGallon) }),
    },
    estimate_distance: {
      parameters: ['cityA', 'cityB'],
      run: (_, given) => {
        const distance = distanceBetween(text(given, 'cityA'), text(given, 'cityB'));
        return distance === undefined
          ? refusal('distance not found in database.')
          : dict({ distance: float(distance), intermediaryCities: [] });
      },
    },
    get_zipcode_based_on_city: {
      parameters: ['city'],
      run: (_, given) => dict({ zipcode: places[text(given, 'city')]?.zip ?? '00000' }),
    },
    set_navigation: {
      parameters: ['destination'],
      run: ({ state }, given) => {
        state.set('destination', given.get('destination')!);
        return dict({ status: `Navigating to ${String(given.get('destination'))}` });
      },
    },
    check_tire_pressure: reading('tirePressure', (state) => {
      const pressures = tyres.map((tyre): [string, Value] => [
        `${tyre}TirePressure`,
        state.get(`${tyre}TirePressure`)!,
      ]);
      const mean =
        pressures.reduce((sum, [, value]) => sum + Number(numeric(value)), 0) / tyres.length;
      return new Map<string, Value>([
        ...pressures,
        ['healthy_tire_pressure', mean >= 30 && mean <= 35 && !equal(mean, 0)],
        ['car_info', new Map()],
      ]);
    }),
    find_nearest_tire_shop: reading('shopLocation', () => '456 Oakwood Avenue, Rivermist, 83214'),
  },
};
