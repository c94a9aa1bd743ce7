import type { Dict } from '../python/value.ts';

/** One function call, decoded: named arguments in the order in which they were written. */
export interface Call {
  readonly name: string;
  readonly arguments: Dict;
}
