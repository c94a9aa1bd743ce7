import fc from 'fast-check';
import { expect, it } from 'vitest';
import { any, lineStart, space } from '../python-regex.ts';
import { withoutImports } from './without-imports.ts';

/** The reference's pattern, which takes quadratic time on long runs of white space. */
const pattern = new RegExp(
  `${lineStart}${space}*(?:import ${any}*|from ${any}*${space}+import${space}+${any}*)`,
  'gu',
);

it('takes away what the pattern of the reference does', () => {
  const pieces = fc.constantFrom(
    'import',
    'from',
    ' ',
    '\n',
    '\t',
    'x',
    'import ',
    'from a',
    '\u2028',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const code = parts.join('');
      expect(withoutImports(code)).toBe(code.replace(pattern, ''));
    }),
    { numRuns: 3000 },
  );
});

it.each(['\n', ' ', 'from ', 'from a import', 'from a import\n', ' import', 'import\n'])(
  'is done with a million of %j',
  (piece) => {
    const code = `from a${piece.repeat(1_000_000)}`;
    expect(withoutImports(code).length).toBeLessThanOrEqual(code.length);
  },
);
