import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { aBenchmark, aCatalog, aModel, aSuite } from '../../test/small-catalog.ts';
import { queryParameters } from '../ranking/parse-query.ts';
import { rankParameters } from './commands/rank.ts';
import { complete } from './completion/complete.ts';
import { questionOf } from './model-flags.ts';
import { buildProgram } from './program.ts';

const program = buildProgram();

function commandsBelow(command: Command): Command[] {
  return command.commands.flatMap((each) => [each, ...commandsBelow(each)]);
}

describe('the program', () => {
  test('`rank` has a flag for every parameter of the grammar, and no parameter is lost', () => {
    const rank = program.commands.find((command) => command.name() === 'rank')!;
    const flags = rank.options.map((option) => option.long!.slice(2).replaceAll('-', '_'));
    const names = Object.keys(queryParameters);
    expect(names.filter((name) => !flags.includes(name))).toEqual([]);
    const options = Object.fromEntries(
      rank.options.map((option) => [option.attributeName(), option.long]),
    );
    const question = questionOf(options, rankParameters);
    expect(Object.keys(question).sort()).toEqual([...names].sort());
    expect(question.max_active).toBe('--max-active');
  });

  test('every command and every flag says what it is for', () => {
    for (const command of commandsBelow(program)) {
      if (command.name().startsWith('_')) continue;
      expect(command.description(), command.name()).not.toBe('');
      for (const option of command.options) {
        expect(option.description, `${command.name()} ${option.flags}`).not.toBe('');
      }
    }
  });
});

describe('complete', () => {
  const catalog = aCatalog({
    models: [aModel({ id: 'glm-4-5' }), aModel({ id: 'glm-4-5-air' }), aModel({ id: 'o3' })],
    benchmarks: [aBenchmark({ id: 'hle' })],
    suites: [aSuite({ id: 'coding', category: 'coding', components: ['hle'] })],
  });
  let loads = 0;
  const ask = (...words: string[]) =>
    complete(program, words, async () => {
      loads++;
      return catalog;
    });

  test('commands and flags, without loading the catalogue', async () => {
    expect(await ask('ra')).toEqual(['rank']);
    expect(await ask('')).toContain('models');
    expect(await ask('')).not.toContain('__complete');
    expect(await ask('catalog', 'ch')).toEqual(['check']);
    expect(await ask('rank', '--max-a')).toEqual(['--max-active']);
    expect(await ask('rank', '--js')).toEqual(['--json']);
    expect(await ask('releases', '--by', 'l')).toEqual(['lab']);
    expect(await ask('releases', '--by=l')).toEqual(['--by=lab']);
    expect(await ask('completion', 'z')).toEqual(['zsh']);
    expect(await ask('eval', 'gsm8')).toContain('gsm8k');
    expect(await ask('eval', 'gsm8k', '--model', 'o')).toEqual([]);
    expect(await ask('store', 'c')).toEqual(['check', 'compact']);
    expect(loads).toBe(0);
  });

  test('names of the catalogue', async () => {
    expect(await ask('model', 'glm')).toEqual(['glm-4-5', 'glm-4-5-air']);
    expect(await ask('compare', 'o3', 'glm-4-5-')).toEqual(['glm-4-5-air']);
    expect(await ask('rank', '--model', 'o3,glm-4-5-')).toEqual(['o3,glm-4-5-air']);
    expect(await ask('rank', '--for', '')).toEqual(['coding']);
    expect(await ask('scores', '--benchmark', 'h')).toEqual(['hle']);
    expect(await ask('rank', '--top', '')).toEqual([]);
    expect(loads).toBeGreaterThan(0);
  });
});
