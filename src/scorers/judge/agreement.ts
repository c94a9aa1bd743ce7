import type { ScoreContext } from '../scorer.ts';
import { type GoldCase, goldSet } from './gold-set.ts';
import { askJudge, type JudgeRule } from './judge-scorer.ts';
import { askBothOrders, type Preference } from './preference.ts';
import { type GoldPair, goldPairs } from './preference-gold.ts';
import type { Grade } from './verdict.ts';

/** How a judge did on what people have judged. */
export interface JudgeAgreement {
  cases: number;
  agreed: number;
  /** Took what is wrong; of two responses: preferred, in both orders, one that is not the better. */
  falseAccepts: number;
  /** Gave no verdict, or could not be reached. */
  failed: number;
  /** Of two responses in both orders: cases in which the verdict changed with the order. Null: not asked so. */
  inconsistent: number | null;
  disagreements: {
    tests: string;
    response: string;
    expected: Grade | Preference;
    given: Grade | Preference | null;
  }[];
}

/** Puts the gold set to a judge. @throws nothing of the judge's own: its failures are counted. */
export async function agreementWithGold(
  rule: JudgeRule,
  context: ScoreContext,
  cases: readonly GoldCase[] = goldSet,
): Promise<JudgeAgreement> {
  return await agreement<GoldCase, Grade>(
    cases,
    context,
    ({ question, answer, response, grade }) => ({
      expected: grade === 'not-attempted' && !rule.mayAbstain ? 'incorrect' : grade,
      ask: async () => (await askJudge(rule, { question, gold: answer, response }, context)).grade,
      isFalseAccept: (given) => given === 'correct',
    }),
  );
}

/** Puts the gold pairs to a judge, each in both orders. @throws nothing of the judge's own. */
export async function agreementWithPairs(
  context: ScoreContext,
  cases: readonly GoldPair[] = goldPairs,
): Promise<JudgeAgreement> {
  let inconsistent = 0;
  const found = await agreement<GoldPair, Preference>(cases, context, (pair) => ({
    expected: pair.better,
    ask: async () => {
      const { consistent, preferred } = await askBothOrders(pair.response, pair, context);
      if (!consistent) inconsistent++;
      return preferred;
    },
    isFalseAccept: (given) => given !== 'neither',
  }));
  return { ...found, inconsistent };
}

async function agreement<
  Case extends { response: string; tests: string },
  Said extends Grade | Preference,
>(
  cases: readonly Case[],
  { signal }: ScoreContext,
  of: (given: Case) => {
    expected: Said;
    ask: () => Promise<Said>;
    isFalseAccept: (given: Said) => boolean;
  },
): Promise<JudgeAgreement> {
  const result: JudgeAgreement = {
    cases: cases.length,
    agreed: 0,
    falseAccepts: 0,
    failed: 0,
    inconsistent: null,
    disagreements: [],
  };
  for (const one of cases) {
    signal?.throwIfAborted();
    const { expected, ask, isFalseAccept } = of(one);
    let given: Said | null = null;
    try {
      given = await ask();
    } catch (error) {
      if (signal?.aborted) throw error;
      result.failed++;
    }
    if (given === expected) result.agreed++;
    else {
      if (given !== null && isFalseAccept(given)) result.falseAccepts++;
      result.disagreements.push({ tests: one.tests, response: one.response, expected, given });
    }
  }
  return result;
}
