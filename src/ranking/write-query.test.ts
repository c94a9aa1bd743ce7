import fc from 'fast-check';
import { expect, it } from 'vitest';
import { aBenchmark, aCatalog, aModel, aSuite } from '../../test/small-catalog.ts';
import { parseQuery, queryParameters } from './parse-query.ts';
import { writeQuery } from './write-query.ts';

const catalog = aCatalog({
  models: [aModel({ id: 'glm-4-5' }), aModel({ id: 'o3' })],
  labs: ['zhipu', 'deepseek', 'lab'].map((id) => ({ id, name: id, country: null, aliases: [] })),
  benchmarks: [aBenchmark({ id: 'hle' }), aBenchmark({ id: 'bfcl-v3' })],
  suites: [
    aSuite({ id: 'glm-12', components: ['hle', 'bfcl-v3'] }),
    aSuite({ id: 'code', category: 'coding', components: ['hle'] }),
  ],
});
const today = '2026-06-30';

/** Any choice of the grammar's own examples: `for` and `closed` exclude others. */
const choices = fc
  .subarray(Object.keys(queryParameters).filter((name) => name !== 'top'))
  .filter((names) => !(names.includes('for') && names.includes('suite')))
  .filter((names) => !(names.includes('open') && names.includes('closed')));

it('writes what parseQuery reads as the same question', () => {
  fc.assert(
    fc.property(choices, (names) => {
      const parameters = Object.fromEntries(
        names.map((name) => [name, queryParameters[name as keyof typeof queryParameters]]),
      );
      const { query } = parseQuery(parameters, catalog, today);
      const written = writeQuery(query);
      expect(parseQuery(written, catalog, today).query).toEqual(query);
      // A later day does not change what the link means.
      expect(parseQuery(written, catalog, '2027-01-01').query).toEqual(query);
    }),
    { numRuns: 300 },
  );
});
