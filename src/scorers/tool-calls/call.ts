import { repr } from '../python/repr.ts';
import type { Dict } from '../python/value.ts';

/** One function call, decoded: named arguments in the order in which they were written. */
export interface Call {
  readonly name: string;
  readonly arguments: Dict;
}

/** A call as Python writes it, `f(a=1)`: to read, and to carry out in a simulated system. */
export function callText({ name, arguments: given }: Call): string {
  const named = [...given].map(([parameter, value]) => `${parameter}=${repr(value)}`);
  return `${name}(${named.join(', ')})`;
}
