import { describe, expect, it } from 'vitest';
import { assignModes } from './assign-modes.ts';
import { readEffort } from './read-effort.ts';
import type { Effort } from './records.ts';

describe('readEffort', () => {
  it.each<[Record<string, string>, Effort | undefined]>([
    [{ mode: 'thinking' }, 'high'],
    [{ mode: 'thinking', setting: 'mode=thinking; effort=low; tools=none' }, 'low'],
    [{ mode: 'thinking', setting: 'mode=thinking; effort=medium' }, 'medium'],
    [{ mode: 'non-thinking' }, 'off'],
    [{ mode: 'w o extended thinking' }, 'off'],
    [{ mode: 'reasoning=none' }, 'off'],
    [{ mode: 'nothinking' }, 'off'],
    [{ mode: 'xhigh effort' }, 'high'],
    [{ mode: 'thinking 64k low effort' }, 'low'],
    [{ mode: '32k' }, 'high'],
    [{ mode: '2k' }, 'low'],
    [{ mode: '128k' }, undefined],
    [{ mode: 'bf16' }, undefined],
    [{ mode: 'unknown', label: 'grok-4-1-fast-non-reasoning' }, 'off'],
    [{ label: 'grok-4-1-fast-reasoning' }, 'high'],
    [{ label: 'gpt-5-low' }, 'low'],
    [{ label: 'gpt-5-chat' }, 'off'],
    [{ label: 'Yi-medium' }, undefined],
    [{ setting: '*Reasoning & Knowledge*', label: '_Reasoning & Knowledge' }, undefined],
    [{ note: 'non-reasoning mode table, small models' }, 'off'],
    [{ note: 'reasoning mode table' }, 'high'],
    [{}, undefined],
  ])('%j is %s', (conditions, effort) => {
    expect(readEffort(conditions)).toBe(effort);
  });
});

describe('assignModes', () => {
  const row = (benchmark: string, effort?: Effort, document = 'd') => ({
    model: 'm',
    benchmark,
    document,
    effort,
    effortPrinted: effort !== undefined,
  });
  const high = ['a', 'b', 'c'].map((benchmark) => row(benchmark, 'high'));

  it('takes the highest effort that three benchmarks have', () => {
    expect(assignModes([...high, row('x', 'off'), row('y', 'low')])).toEqual([
      'best',
      'best',
      'best',
      'off',
      'low',
    ]);
    expect(assignModes([row('a', 'high'), row('x', 'off')])).toEqual(['best', 'best']);
  });

  it('reads an unmarked row beside a marked one as the lower mode', () => {
    expect(assignModes([...high, row('a'), row('z')]).slice(3)).toEqual(['off', 'best']);
    const efforts = [...high, row('x', 'low'), row('y', 'medium'), row('a')];
    expect(assignModes(efforts).at(-1)).toBe('medium');
  });

  it('leaves unmarked rows of a model with several modes unstated', () => {
    expect(assignModes([...high, row('x', 'off'), row('z', undefined, 'e')]).at(-1)).toBe(
      'unstated',
    );
  });

  it('has nothing to say of models that state nothing', () => {
    expect(assignModes([row('a'), row('b')])).toEqual(['best', 'best']);
  });
});
