import { describe, expect, test } from 'vitest';
import { aModel } from '../../../test/small-catalog.ts';
import { matchModel } from './match-model.ts';

const models = new Map(
  [
    aModel({ id: 'glm-4-5', name: 'GLM-4.5', hf_repo: 'zai-org/GLM-4.5' }),
    aModel({ id: 'glm-4-5-air', name: 'GLM-4.5-Air' }),
    aModel({ id: 'one', name: 'Twin' }),
    aModel({ id: 'two', name: 'Twin' }),
  ].map((model) => [model.id, model]),
);

describe('matchModel', () => {
  test.each(['glm-4-5', 'GLM 4.5', 'glm4.5', 'zai-org/GLM-4.5', 'some-route/glm-4.5'])(
    'knows %s to the letter',
    (name) => {
      expect(matchModel(models, null, [name])).toEqual({ id: 'glm-4-5' });
    },
  );

  test.each(['glm-4.5-flash', 'glm-4', 'glm', 'glm-4.5-2507', 'my-glm-4.5'])(
    'takes %s for none: a like name is another model',
    (name) => {
      expect(matchModel(models, null, [name])).toEqual({
        reason: `no model of the catalogue is called "${name}"`,
      });
    },
  );

  test('one name of several is enough, but two that mean different models are none', () => {
    expect(matchModel(models, null, ['deployment-7', 'GLM-4.5-Air'])).toEqual({
      id: 'glm-4-5-air',
    });
    expect(matchModel(models, null, ['glm-4.5', 'glm-4.5-air'])).toEqual({
      reason: '"glm-4.5", "glm-4.5-air" may be glm-4-5 or glm-4-5-air',
    });
    expect(matchModel(models, null, ['twin'])).toEqual({ reason: '"twin" may be one or two' });
  });

  test('what a person stated goes before every name, and must be in the catalogue', () => {
    expect(matchModel(models, 'one', ['glm-4.5'])).toEqual({ id: 'one' });
    expect(matchModel(models, 'gone', ['glm-4.5'])).toEqual({
      reason: 'it is said to be gone, which the catalogue does not have',
    });
  });
});
