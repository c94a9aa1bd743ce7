import { clone, type Value } from '../../python/value.ts';
import { dict, type State } from './simulation.ts';

/** Begins a state from defaults over which the item's configuration is laid; other keys are dropped. */
export function beginWith(
  defaults: Readonly<Record<string, Value>>,
): (config: ReadonlyMap<string, Value>) => State {
  return (config) => {
    const state = clone(dict(defaults)) as State;
    for (const name of state.keys()) {
      const value = config.get(name);
      if (value !== undefined) state.set(name, clone(value));
    }
    return state;
  };
}
