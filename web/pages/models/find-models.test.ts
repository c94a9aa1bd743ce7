import { expect, it } from 'vitest';
import { findModels } from './find-models.ts';

const models = [
  { id: 'glm-4-5', name: 'GLM 4.5', lab_name: 'Zhipu (Z.ai)' },
  { id: 'deepseek-r1', name: 'DeepSeek R1', lab_name: 'DeepSeek' },
  { id: 'o3', name: 'o3', lab_name: 'OpenAI' },
];

it.each([
  ['', ['glm-4-5', 'deepseek-r1', 'o3']],
  ['glm4.5', ['glm-4-5']],
  ['GLM-4', ['glm-4-5']],
  ['r1 deepseek', ['deepseek-r1']],
  ['openai', ['o3']],
  ['z.ai', ['glm-4-5']],
  ['nothing', []],
])('"%s"', (text, ids) => {
  expect(findModels(models, text).map(({ id }) => id)).toEqual(ids);
});
