import type { BenchmarkDefinition } from '../definition.ts';
import { retail } from './retail.ts';
import { telecom } from './telecom.ts';
import { telecomVariants } from './telecom-variants.ts';

export const definitions: readonly BenchmarkDefinition[] = [
  retail,
  ...telecomVariants.map(telecom),
];
