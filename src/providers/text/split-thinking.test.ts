import { describe, expect, test } from 'vitest';
import { moveTrailingSpace } from './pair-encoding.ts';
import { cutAtStop, splitThinking } from './split-thinking.ts';

describe('splitThinking', () => {
  test.each([
    ['no tags', 'answer', 'answer', null, false],
    ['a block', '<think>why</think>answer', 'answer', 'why', false],
    ['space around', ' \n<think>\nwhy\n</think>\n\nanswer\n', 'answer\n', 'why', false],
    ['an empty block', '<think>\n\n</think>\n\nanswer', 'answer', null, false],
    ['two blocks', '<think>a</think>\n<think>b</think>c', 'c', 'a\n\nb', false],
    ['never closed', '<think>why and', '', 'why and', true],
    ['opened in the prompt', 'why</think>answer', 'answer', 'why', false],
    ['tags inside the answer', 'use <think>x</think> so', 'use <think>x</think> so', null, false],
    ["Mistral's", '[THINK]a[/THINK]b', 'b', 'a', false],
  ])('%s', (_, whole, text, reasoning, unclosed) => {
    expect(splitThinking(whole, true)).toEqual({ text, reasoning, unclosed });
  });

  test('with reasoning of its own, a closing tag belongs to the answer', () => {
    const whole = 'the tag </think> ends it';
    expect(splitThinking(whole, false)).toEqual({ text: whole, reasoning: null, unclosed: false });
  });
});

describe('cutAtStop', () => {
  test('cuts before the earliest', () => {
    expect(cutAtStop('a b c', ['c', 'b', ''])).toEqual({ text: 'a ', cut: true });
    expect(cutAtStop('a b c', ['x'])).toEqual({ text: 'a b c', cut: false });
  });
});

describe('moveTrailingSpace', () => {
  test.each([
    ['Q: a\nA:', ' b', ['Q: a\nA:', ' b']],
    ['Q: a\nA: ', 'b', ['Q: a\nA:', ' b']],
    ['line\n', 'b', ['line', '\nb']],
    ['', 'b', ['', 'b']],
    ['  ', 'b', ['  ', 'b']],
  ])('%j %j', (context, continuation, expected) => {
    expect(moveTrailingSpace(context, continuation)).toEqual(expected);
  });
});
