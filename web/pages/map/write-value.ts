import * as format from '../../words/format.ts';
import type { Axis } from './axes.ts';

/** A value of an axis as text, from its number. */
export function writeOn(axis: Axis, value: number): string {
  switch (axis) {
    case 'price':
      return format.dollars(value);
    case 'active':
    case 'total':
      return format.parameters(value);
    case 'context':
      return format.tokens(value);
    case 'released':
      return new Date(value).toISOString().slice(0, 10);
  }
}
