import { describe, expect, it } from 'vitest';
import { type Edit, editedCatalog, shippedCatalog } from '../../test/edited-catalog.ts';
import type { Score } from '../catalog/index.ts';
import { checkClaim } from './index.ts';
import type { Outcome, Verdict } from './verdict.ts';

const today = '2026-11-22';
const index = 'aa-intelligence-v3';

/** One named change of the data per claim, and what becomes of the verdict. */
const flips: Record<string, { change: string; edit: Edit; verdict: Outcome }> = {
  'glm-4-5-third-of-twelve': {
    change: 'GLM-4.5 scores 1 instead of 91 on AIME 2024 in its report',
    edit: { scores: onReport('glm-4-5', 'aime-2024', 1) },
    verdict: 'contradicted',
  },
  'm2-tops-open-models': {
    change: 'the index of MiniMax-M2 is 75',
    edit: { scores: on('minimax-m2', index, 75) },
    verdict: 'supported',
  },
  'eight-of-ten-open-are-chinese': {
    change: 'the models stand in the same order, five points apart',
    edit: {
      scores: (score) =>
        score.benchmark === index ? { score: 90 - 5 * placeOf(score.model) } : undefined,
    },
    verdict: 'supported',
  },
  'closed-top-is-american-open-top-is-chinese': {
    change: 'Grok 4 and Gemini 2.5 Pro come from China',
    edit: { models: { 'grok-4': { country: 'CN' }, 'gemini-2-5-pro': { country: 'CN' } } },
    verdict: 'contradicted',
  },
  'china-closing-the-gap': {
    change: 'GLM-4.6 has 1600 in the arena and Kimi K2 Thinking 99.9 on GPQA Diamond',
    edit: {
      scores: (score) =>
        on('glm-4-6', 'lmarena-text', 1600, { ci_low: 1595, ci_high: 1605 })(score) ??
        on('kimi-k2-thinking', 'gpqa-diamond', 99.9)(score),
    },
    verdict: 'supported',
  },
  'most-open-models-are-chinese': {
    change: 'the Chinese open models of the period stayed closed',
    edit: {
      everyModel: (model) =>
        model.country === 'CN' && (model.release_date ?? '') >= '2025-04'
          ? { openness: 'closed' }
          : undefined,
    },
    verdict: 'contradicted',
  },
  'llama-is-the-largest-open-model': {
    change: 'no larger model had open weights by then',
    edit: {
      everyModel: (model) =>
        (model.total_params_b ?? 0) > 405 ? { openness: 'closed' } : undefined,
    },
    verdict: 'supported',
  },
  'llama-2-rivalled-by-qwen-and-baichuan': {
    change: 'Baichuan2 13B scores 2.8 instead of 52.8 on GSM8K in the table of the third lab',
    edit: {
      scores: (score) =>
        score.reporter === 'via epoch-ai: Nemotron-4 15B Technical Report'
          ? on('baichuan2-13b', 'gsm8k', 2.8)(score)
          : undefined,
    },
    verdict: 'cannot tell',
  },
  'chinese-firms-build-on-llama': {
    change: 'no second source confirms the base of any model',
    edit: {
      everyModel: ({ checked: { base_model: _, ...checked }, base_model }) =>
        base_model === null ? undefined : { checked, base_model: null },
    },
    verdict: 'contradicted',
  },
  'wan-2-2-first-moe-video': {
    change: 'CogVideoX1.5 is a mixture of experts',
    edit: { models: { 'cogvideox-1-5-5b': { architecture: 'moe' } } },
    verdict: 'contradicted',
  },
  'glm-4-5-most-advanced-chinese-moe': {
    change: 'GLM-4.5 scores 1 on AIME 2024, MATH-500 and GPQA Diamond everywhere',
    edit: {
      scores: (score) =>
        on('glm-4-5', 'aime-2024', 1)(score) ??
        on('glm-4-5', 'math-500', 1)(score) ??
        on('glm-4-5', 'gpqa-diamond', 1)(score),
    },
    verdict: 'contradicted',
  },
  'm2-cheap-and-efficient': {
    change: 'the index of gpt-oss-120b is 75',
    edit: { scores: on('gpt-oss-120b', index, 75) },
    verdict: 'contradicted',
  },
  'open-weights-is-partly-open': {
    change: 'the training code of gpt-oss-120b is published',
    edit: {
      models: {
        'gpt-oss-120b': {
          openness_evidence: { 'training-code': { level: 3, source: 'test', note: null } },
        },
      },
    },
    verdict: 'contradicted',
  },
  'meta-less-open': {
    change: 'Llama 3.3 and Llama 4 were closed',
    edit: {
      models: {
        'llama-3-3-70b': { openness: 'closed' },
        'llama-4-maverick': { openness: 'closed' },
        'llama-4-scout': { openness: 'closed' },
      },
    },
    verdict: 'supported',
  },
};

/** Place on the index without the superseded DeepSeek-V3.1, from 0; the unlisted come last. */
function placeOf(model: string): number {
  const order = [
    'minimax-m2',
    'gpt-oss-120b',
    'deepseek-v3-1-terminus',
    'qwen3-235b-a22b-thinking-2507',
    'deepseek-v3-2-exp',
    'glm-4-6',
    'qwen3-vl-235b-a22b-thinking',
    'qwen3-next-80b-a3b-thinking',
    'gpt-oss-20b',
    'deepseek-r1-0528',
  ];
  const place = order.indexOf(model);
  return place < 0 ? order.length : place;
}

function on(
  model: string,
  benchmark: string,
  score: number,
  conditions: Score['conditions'] = {},
): NonNullable<Edit['scores']> {
  return (row) =>
    row.model === model && row.benchmark === benchmark
      ? { score, conditions: { ...row.conditions, ...conditions } }
      : undefined;
}

function onReport(model: string, benchmark: string, score: number): NonNullable<Edit['scores']> {
  const edit = on(model, benchmark, score);
  const report = shippedCatalog().documents.findIndex(
    ({ id }) => id.startsWith('arxiv:2508.06471') && id.includes('tables'),
  );
  return (row) => (row.document === report ? edit(row) : undefined);
}

function verdictOf(catalog: ReturnType<typeof shippedCatalog>, id: string): Verdict {
  return checkClaim(catalog, catalog.claims.get(id)!, { today });
}

describe('a named edit of the data flips the verdict', () => {
  it('of every claim', () => {
    expect(Object.keys(flips).sort()).toEqual([...shippedCatalog().claims.keys()].sort());
    expect(shippedCatalog().claims.size).toBe(14);
  });

  for (const [id, { change, edit, verdict }] of Object.entries(flips)) {
    it(`${id}: ${change}`, () => {
      const before = verdictOf(shippedCatalog(), id);
      const after = verdictOf(editedCatalog(edit), id);
      expect(after.verdict).not.toBe(before.verdict);
      expect(after.verdict).toBe(verdict);
      // Why it changed is said, not only that it changed.
      expect(after.explanation).not.toEqual(before.explanation);
    });
  }
});
