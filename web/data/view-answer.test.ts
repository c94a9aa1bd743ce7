import { expect, it } from 'vitest';
import { viewAnswer } from './view-answer.ts';

const addressOf = (path: string, search = '') => viewAnswer({ path, search })?.address;

it('knows the data behind every page', () => {
  expect(addressOf('/')).toBe('race');
  expect(addressOf('/rankings', 'suite=coding&sort=-price&find=x')).toBe('rankings?suite=coding');
  expect(addressOf('/map', 'suite=coding&x=active')).toBe('rankings?suite=coding');
  expect(addressOf('/compare', 'models=a,b')).toBe('compare?models=a,b');
  expect(addressOf('/compare', 'models=a')).toBeUndefined();
  expect(addressOf('/models/glm-4-5')).toBe('models/glm-4-5');
  expect(addressOf('/labs/zhipu')).toBe('models?lab=zhipu');
  expect(addressOf('/countries/CN')).toBe('models?country=CN');
  expect(addressOf('/benchmarks/hle')).toBe('benchmarks/hle');
  expect(addressOf('/claims/one')).toBe('claims/one');
  expect(addressOf('/nowhere')).toBeUndefined();
});
