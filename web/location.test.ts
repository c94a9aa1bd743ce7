import { expect, it } from 'vitest';
import { placeOf } from './location.ts';

it.each([
  ['http://localhost:4680/', '/', '/', ''],
  ['http://localhost:4680/rankings?suite=coding', '/', '/rankings', 'suite=coding'],
  ['http://localhost:4680/rankings/', '/', '/rankings', ''],
  ['https://example.org/board/', '/board/', '/', ''],
  ['https://example.org/board/models/glm-4-5/?x=1#y', '/board/', '/models/glm-4-5', 'x=1'],
])('%s below %s is %s', (address, base, path, search) => {
  expect(placeOf(new URL(address), base)).toEqual({ path, search });
});
