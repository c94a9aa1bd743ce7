import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { benchmarkContract } from '../../../test/benchmarks/contract.ts';
import { dataFolder } from '../../../test/benchmarks/data-folder.ts';
import { isSingleTurn } from '../../engine/benchmark.ts';
import { decrypt } from './decrypt.ts';
import { browsecomp } from './index.ts';

/** The published way round. The real set may not be shown in plain text: these questions are our own. */
function encrypt(text: string, canary: string): string {
  const key = createHash('sha256').update(canary).digest();
  return Buffer.from(Buffer.from(text).map((byte, i) => byte ^ key[i % 32]!)).toString('base64');
}

const canary = 'own canary of these tests';
const row = (problem: string, answer: string) => ({
  problem: encrypt(problem, canary),
  answer: encrypt(answer, canary),
  problem_topic: 'Birds',
  canary,
});
const files = {
  'browsecomp/browse_comp_test_set.jsonl': [
    row('Which bird of New Zealand, seen by none of us, is flightless and small?', 'Kiwi'),
    row('哪座桥？', 'Ponte Vecchio'),
  ],
};

benchmarkContract({
  id: 'browsecomp',
  files,
  items: 2,
  gold: ({ target }) => `Explanation: so.\nExact Answer: ${(target as { answer: string }).answer}`,
  wrong: () => 'Explanation: so.\nExact Answer: the moa',
  malformed: ' ',
});

describe('browsecomp', () => {
  test('asks in the clear, says that nobody browses, and is never shown to others', async () => {
    const folder = dataFolder(files);
    const { benchmark } = await browsecomp.load({ dataDir: folder.path });
    if (!isSingleTurn(benchmark)) throw new Error('expected single prompts');
    const prompt = JSON.stringify(benchmark.prompt(benchmark.items[0]!));
    expect(prompt).toContain('Which bird of New Zealand');
    expect(prompt).not.toContain('Kiwi');
    expect(browsecomp).toMatchObject({ publishable: false, catalog_benchmark: null });
    expect(browsecomp.differences.join()).toMatch(/no search/);
    expect(browsecomp.needs).toContain('search');
    folder.remove();
  });

  test('undoes the published encryption', () => {
    // Made with Python's hashlib and base64.
    expect(decrypt('qHOavCBuhH9gLrlMwfKTSms=', 'canary')).toBe('Isar – München');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string(), (text, key) => {
        expect(decrypt(encrypt(text, key), key)).toBe(text);
      }),
    );
  });

  test.each([
    ['another canary', { ...row('A question of some length?', 'An answer'), canary: 'other' }],
    ['what is not base64', { ...row('q', 'a'), problem: 'In the clear?' }],
    ['an empty answer', row('A question?', ' ')],
  ])('refuses %s and says where', async (_, record) => {
    const folder = dataFolder({ 'browsecomp/browse_comp_test_set.jsonl': [record] });
    await expect(browsecomp.load({ dataDir: folder.path })).rejects.toMatchObject({
      code: 'data-malformed',
      message: expect.stringMatching(/browse_comp_test_set\.jsonl:1 .*(decrypted|empty)/),
    });
    folder.remove();
  });
});
