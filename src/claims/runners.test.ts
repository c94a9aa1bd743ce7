import { describe, expect, it } from 'vitest';
import { countsFrom, quarterEnds } from './runners.ts';

describe('countsFrom', () => {
  const model = { release_date: '2024-08-15' };
  const label = (text: string) => [{ conditions: { label: text } }];

  it('is the release, or the later build that the label names', () => {
    expect(countsFrom(model, label('chatgpt-4o-latest-20250326'))).toBe('2025-03-26');
    expect(countsFrom(model, label('gpt-4o-2024-08-06'))).toBe('2024-08-15');
    expect(countsFrom(model, label('glm-4.5'))).toBe('2024-08-15');
    expect(countsFrom({ release_date: '2024-08' }, [])).toBe('2024-08-31');
  });

  it('takes no number for a day', () => {
    expect(countsFrom(model, label('model-20259999'))).toBe('2024-08-15');
    expect(countsFrom(model, label('context-202500000'))).toBe('2024-08-15');
  });
});

describe('quarterEnds', () => {
  it('ends on the last day asked for', () => {
    expect(quarterEnds('2024-12-31', '2025-08-10')).toEqual([
      '2024-12-31',
      '2025-03-31',
      '2025-06-30',
      '2025-08-10',
    ]);
  });
});
