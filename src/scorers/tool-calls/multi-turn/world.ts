import { ScorerError } from '../../error.ts';
import { PythonTypeError } from '../../python/arithmetic.ts';
import { dumpJson } from '../../python/json.ts';
import { PythonRandom } from '../../python/random.ts';
import { str } from '../../python/repr.ts';
import { equal, isDict, type Value } from '../../python/value.ts';
import { readInvocation } from './invocation.ts';
import { type LongContext, lengthenAnswer, lengthenState } from './long-context.ts';
import { type Means, type Operation, OperationError } from './simulation.ts';
import { systems } from './systems.ts';

/** The simulated systems of one item, and what calls do to them. */
export class World {
  readonly #systems: readonly {
    name: string;
    means: Means;
    operations: Readonly<Record<string, Operation>>;
  }[];

  readonly #long: LongContext | undefined;

  /**
   * @param long what makes contexts long; default: they are not.
   * @throws ScorerError `target` when an item names a system that is not known.
   */
  constructor(
    names: readonly string[],
    configuration: ReadonlyMap<string, Value>,
    long?: LongContext | undefined,
  ) {
    this.#long = long;
    this.#systems = names.map((name) => {
      const kind = Object.hasOwn(systems, name) ? systems[name]! : undefined;
      if (!kind) throw new ScorerError('target', `no simulated system ${name}`);
      const given = configuration.get(name);
      const config = given !== undefined && isDict(given) ? given : new Map<string, Value>();
      const state = kind.begin(config);
      if (long) lengthenState(name, state, config, long);
      const means = { state, random: new PythonRandom(kind.seed) };
      return { name, means, operations: kind.operations };
    });
  }

  /**
   * Carries out a call written in Python, for example `cd(folder='a')`, and answers what the model
   * sees. A call that cannot be read or made answers an error and changes nothing further.
   */
  call(source: string): string {
    try {
      const { name, positional, named } = readInvocation(source);
      const system = this.#systems.find(({ operations }) => Object.hasOwn(operations, name));
      if (!system) throw new OperationError(`name '${name}' is not defined`);
      const operation = system.operations[name]!;
      const given = bind(operation, positional, named);
      const own = operation.run(system.means, given);
      const result = this.#long
        ? lengthenAnswer(name, own, this.#long, given, system.means.state)
        : own;
      return typeof result === 'string' || result === null ? str(result) : dumpJson(result);
    } catch (error) {
      if (error instanceof OperationError || error instanceof PythonTypeError) {
        return `Error during execution: ${error.message}`;
      }
      throw error;
    }
  }

  /** Whether all attributes that are compared are equal in two worlds of one item. */
  equals(other: World): boolean {
    return this.#systems.every(({ means }, i) => {
      const theirs = other.#systems[i]!.means.state;
      return [...means.state].every(
        ([name, value]) => name.startsWith('_') || equal(value, theirs.get(name) ?? null),
      );
    });
  }
}

function bind(
  { parameters }: Operation,
  positional: readonly Value[],
  named: ReadonlyMap<string, Value>,
): ReadonlyMap<string, Value> {
  if (positional.length > parameters.length) throw new OperationError('too many arguments');
  const names = parameters.map((one) => (typeof one === 'string' ? one : one[0]));
  const unknown = [...named.keys()].find((name) => !names.includes(name));
  if (unknown !== undefined) throw new OperationError(`unexpected keyword argument '${unknown}'`);
  const given = new Map<string, Value>();
  for (const [i, parameter] of parameters.entries()) {
    const name = names[i]!;
    if (i < positional.length) {
      if (named.has(name)) throw new OperationError(`multiple values for argument '${name}'`);
      given.set(name, positional[i]!);
    } else if (named.has(name)) given.set(name, named.get(name)!);
    else if (typeof parameter !== 'string') given.set(name, parameter[1]);
    else throw new OperationError(`missing required argument '${name}'`);
  }
  return given;
}
