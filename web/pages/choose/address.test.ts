import { describe, expect, it } from 'vitest';
import { choiceParameters } from '../../../src/ranking/parse-choice.ts';
import {
  askFor,
  chooseAddress,
  conditionParameters,
  makeChange,
  readPurposes,
  writePurposes,
} from './address.ts';

describe('the address of a choice', () => {
  it('asks about coding until somebody says what for', () => {
    expect(chooseAddress('')).toBe('choose?for=coding');
    expect(chooseAddress('open=true')).toContain('for=coding');
    expect(chooseAddress('for=agents&open=true')).toBe('choose?for=agents&open=true');
  });

  it('reads and writes purposes', () => {
    expect(readPurposes('for=coding=2,agents')).toEqual([
      { name: 'coding', weight: '2' },
      { name: 'agents', weight: '1' },
    ]);
    for (const text of ['coding', 'coding=2,agents', 'coding,agents,vision=0.5']) {
      expect(writePurposes(readPurposes(new URLSearchParams({ for: text }).toString()))).toBe(text);
    }
    // One purpose alone needs no weight.
    expect(writePurposes([{ name: 'coding', weight: '3' }])).toBe('coding');
  });

  it('names only parameters that there are', () => {
    for (const name of conditionParameters) expect(choiceParameters).toContain(name);
    const conditions: readonly string[] = conditionParameters;
    const others = choiceParameters.filter((name) => !conditions.includes(name));
    expect(others.sort()).toEqual(['closed', 'for', 'level', 'seed']);
  });
});

describe('askFor', () => {
  it('keeps together what stands and falls together', () => {
    expect(askFor('for=coding&fits=24&quant=fp8', { fits: '' })).toEqual({
      fits: '',
      quant: undefined,
      allowance: undefined,
    });
    expect(askFor('for=coding', { input_per_month: '5m' })).toEqual({
      input_per_month: '5m',
      output_per_month: '0',
    });
    expect(askFor('output_per_month=1m', { input_per_month: '5m' }).output_per_month).toBe('1m');
    expect(askFor('for=coding&usd_per_month=9', { input_per_month: '' })).toEqual({
      input_per_month: '',
      output_per_month: undefined,
      usd_per_month: undefined,
    });
  });

  it('keeps one budget', () => {
    expect(askFor('usd_per_month=9', { max_price: '1' }).usd_per_month).toBeUndefined();
    const bill = askFor('max_price=1', { usd_per_month: '300' });
    expect(bill).toMatchObject({ usd_per_month: '300', max_price: undefined });
    expect(bill.input_per_month).toBeTruthy();
    expect(askFor('for=agents', { open: 'true' })).toEqual({ open: 'true' });
    // A link says what for, even where nobody chose it.
    expect(askFor('', { open: 'true' })).toEqual({ for: 'coding', open: 'true' });
    expect(askFor('', { for: 'agents' })).toEqual({ for: 'agents' });
  });
});

describe('makeChange', () => {
  const change = { kind: 'relax', parameter: 'max_price', value: null, to: 1.72 };

  it('moves a limit', () => {
    expect(makeChange('for=coding&max_price=1', change)).toBe('/choose?for=coding&max_price=1.72');
  });

  it('drops a condition, or one of several values', () => {
    const drop = { kind: 'drop', to: null };
    expect(makeChange('for=coding&open=true', { ...drop, parameter: 'open', value: null })).toBe(
      '/choose?for=coding',
    );
    expect(
      makeChange('for=coding&not_country=us,CN', {
        ...drop,
        parameter: 'not_country',
        value: 'US',
      }),
    ).toBe('/choose?for=coding&not_country=CN');
    expect(
      makeChange('for=coding&not_country=US', { ...drop, parameter: 'not_country', value: 'US' }),
    ).toBe('/choose?for=coding');
  });

  it('has no step for what is no parameter, or would only say less', () => {
    expect(makeChange('', { ...change, kind: 'weights', parameter: null })).toBeUndefined();
    expect(makeChange('', { ...change, kind: 'tighten' })).toBeUndefined();
  });
});
