import { z } from 'zod';
import { hash, named, share, text } from './named.ts';

const component = z.strictObject({
  id: text,
  name: text,
  weight: z.number().min(0),
  benchmarks: z.array(text),
  combine: z.enum(['mean', 'first']),
  tools: z.enum(['none', 'allowed']),
});

const suite = named(
  'Suite',
  z.strictObject({
    id: text,
    version: text,
    name: text,
    description: text,
    category: text.nullable(),
    source: text.nullable(),
    basis: z.enum(['cells', 'index']),
    index_benchmark: text.nullable(),
    min_coverage: share,
    components: z.array(component),
    hash,
  }),
  'A named, versioned set of benchmarks with weights.',
);

export const suiteHead = named(
  'SuiteHead',
  suite.pick({ id: true, version: true, name: true, category: true, hash: true }),
);

export const suitesAnswer = named(
  'SuitesAnswer',
  z.strictObject({ catalog_hash: hash, suites: z.array(suite) }),
);
