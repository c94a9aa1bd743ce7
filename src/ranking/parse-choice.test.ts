import { describe, expect, test } from 'vitest';
import { aBenchmark, aCatalog, aModel, aSuite } from '../../test/small-catalog.ts';
import { RankingError } from './error.ts';
import { choiceParameters, parseChoice } from './parse-choice.ts';
import type { QueryParameters } from './parse-query.ts';

const catalog = aCatalog({
  models: [aModel({ id: 'm', modalities_in: ['text', 'image'] })],
  benchmarks: [aBenchmark({ id: 'a' })],
  suites: [
    aSuite({ id: 'coding', category: 'coding', components: ['a'] }),
    aSuite({ id: 'agents', category: 'agents', components: ['a'] }),
    aSuite({ id: 'glm-12', components: ['a'] }),
    aSuite({ id: 'index', basis: 'index', index_benchmark: 'a', components: ['a'] }),
  ],
});
const parse = (parameters: QueryParameters) =>
  parseChoice({ for: 'coding', ...parameters }, catalog, '2025-11-05');

describe('parseChoice', () => {
  test('what for: one or several with weights that sum to 1', () => {
    expect(parse({}).purposes).toEqual([{ suite: 'coding', weight: 1 }]);
    expect(parse({ for: 'coding=3,agents=1' }).purposes).toEqual([
      { suite: 'coding', weight: 0.75 },
      { suite: 'agents', weight: 0.25 },
    ]);
    expect(parse({ for: 'glm-12, agents' }).purposes).toEqual([
      { suite: 'glm-12', weight: 0.5 },
      { suite: 'agents', weight: 0.5 },
    ]);
  });

  test('conditions of rankings and those of its own', () => {
    expect(
      parse({
        open: true,
        commercial: '',
        max_price: '1.5',
        min_context: '128k',
        not_country: 'cn,us',
        not_lab: 'lab',
        modality: 'Image,text',
        language: 'Chinese,ko',
        reasoning: 'off',
        fits: '24GB',
        quant: 'bf16',
        allowance: '10%',
      }),
    ).toMatchObject({
      models: { openness: 'open', commercial: true, max_price: 1.5, min_context: 128_000 },
      not_countries: ['CN', 'US'],
      not_labs: ['lab'],
      modalities: ['image', 'text'],
      languages: ['zh', 'ko'],
      reasoning: 'off',
      fits: {
        memory_gb: 24,
        quantisation: 'bf16',
        bits: 16,
        allowance_share: 0.1,
        allowance_gb: 0,
      },
      evidence: { until: '2025-11-05' },
      level: 0.95,
    });
  });

  test('a month: volume with units, and the dollars for it', () => {
    const monthly = { input_per_month: '0.2b', output_per_month: '40m', usd_per_month: '300' };
    expect(parse(monthly)).toMatchObject({
      monthly: { input_tokens: 200e6, output_tokens: 40e6 },
      max_monthly_usd: 300,
    });
    expect(parse({ fits: '24' }).fits).toMatchObject({
      quantisation: 'q4_k_m',
      allowance_share: 0.2,
      allowance_gb: 1,
    });
    expect(parse({ fits: '1tb', allowance: '4GB' }).fits).toMatchObject({
      memory_gb: 1000,
      allowance_share: 0,
      allowance_gb: 4,
    });
  });

  test('what is not given is not there', () => {
    expect(Object.keys(parse({})).sort()).toEqual(
      ['evidence', 'level', 'missing', 'models', 'purposes', 'seed'].sort(),
    );
  });

  test.each<[QueryParameters, RegExp]>([
    [{ for: undefined }, /^for says what the model is for, such as coding .*agents.*glm-12/],
    [{ for: 'codng' }, /^for: no suite "codng": did you mean coding.*there are coding, agents/],
    [{ for: 'coding=0' }, /^for takes .* weights above 0/],
    [{ for: 'coding=x' }, /^for takes .*not "coding=x"/],
    [{ for: 'coding=1=2' }, /^for takes /],
    [{ for: ',' }, /^for takes /],
    [{ for: 'coding=' }, /^for takes /],
    [{ for: 'coding,coding=2' }, /^for names coding twice/],
    [{ for: 'coding,index' }, /^for cannot mix index/],
    [{ fits: 'lots' }, /^fits is a positive number such as 24gb, not "lots"/],
    [{ fits: '24constructor' }, /^fits is a positive number/],
    [{ fits: '0' }, /^fits is an amount of memory above 0/],
    [{ fits: '24', quant: 'q77' }, /^quant is fp32, .* number of bits from 1 to 32, not "q77"/],
    [{ fits: '24', allowance: 'some' }, /^allowance is a share .*20%.*not "some"/],
    [{ quant: 'fp8' }, /^quant needs fits as well/],
    [{ allowance: '20%' }, /^allowance needs fits as well/],
    [{ input_per_month: '1m' }, /^input_per_month needs output_per_month as well/],
    [{ output_per_month: '1m' }, /^output_per_month needs input_per_month as well/],
    [{ input_per_month: '0', output_per_month: '0' }, /both 0/],
    [{ usd_per_month: '30' }, /^usd_per_month needs the volume as well/],
    [
      { usd_per_month: '30', max_price: '1', input_per_month: '1m', output_per_month: '1m' },
      /^max_price and usd_per_month exclude each other/,
    ],
    [{ language: 'klingon' }, /^language takes two-letter codes/],
    [{ not_country: 'China' }, /^not_country takes two-letter codes/],
    [{ not_lab: 'nobody' }, /^not_lab: no lab "nobody"/],
    [{ modality: 'smell' }, /^modality is image, text, not "smell"/],
    [{ reasoning: 'maybe' }, /^reasoning is on or off, not "maybe"/],
    [{ max_price: '-1' }, /^max_price is a positive number/],
    [{ modality: '' }, /^modality needs a value/],
    [{ level: '0.42', colour: 'red' }, /^colour is no parameter; there are for, /],
    [{ suite: 'glm-12' }, /^suite is no parameter/],
  ])('refuses %j', (parameters, message) => {
    const refused = (): unknown => parse(parameters);
    expect(refused).toThrow(message);
    expect(refused).toThrow(RankingError);
    expect(refused).toThrow(expect.objectContaining({ code: 'query' }));
  });

  test('its list of parameters names none twice', () => {
    expect(new Set(choiceParameters).size).toBe(choiceParameters.length);
  });
});
