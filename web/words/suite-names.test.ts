import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repositoryRoot } from '../../test/needs.ts';
import { suiteNamesZh } from './suite-names-zh.ts';
import { zh } from './zh.ts';

it('has a Chinese name for every suite that is shipped, and leaves others theirs', () => {
  const shipped = readdirSync(join(repositoryRoot, 'catalog', 'suites'))
    .map((file) => file.replace(/\.yaml$/, ''))
    .sort();
  expect(Object.keys(suiteNamesZh).sort()).toEqual(shipped);
  expect(zh.measureName('coding', 'Coding')).toBe('编程');
  expect(zh.measureName('ability', 'Ability')).toBe('综合能力');
  expect(zh.measureName('my-suite', 'Mine')).toBe('Mine');
});
