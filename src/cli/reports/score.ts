import { failOn, type GivenOutput, readOutputs } from '../../interop/read-outputs.ts';
import { openModel } from '../../providers/open-model.ts';
import { loadScorer } from '../../scorers/catalogue.ts';
import { ScorerError } from '../../scorers/error.ts';
import {
  agreementWithGold,
  agreementWithPairs,
  type JudgeAgreement,
} from '../../scorers/judge/agreement.ts';
import { judgeRules } from '../../scorers/judge/judge-scorers.ts';
import { judgePreference } from '../../scorers/judge/preference.ts';
import type { ScoreContext, Scorer } from '../../scorers/scorer.ts';
import { outcomes } from '../../store/outcome.ts';
import type { ScoreFlags } from '../commands/score.ts';
import { UsageError } from '../fail.ts';
import { progressBar } from '../print/progress-bar.ts';
import { type Block, csvTable, type Report, table, text } from '../report.ts';
import { type ScoredOutput, scoreOutputs } from '../score-outputs.ts';
import { count } from '../words.ts';

/** @throws InputError, ScorerError, UsageError, ProviderError */
export async function reportScore(flags: ScoreFlags): Promise<{ report: Report; errors: number }> {
  const scorer = await loadScorer(flags.scorer);
  const asks = scorer.needs.includes('judge');
  if (asks && flags.judge === undefined)
    throw new UsageError(`${scorer.id} needs a judge: name a model with --judge`);
  if (!asks && (flags.judge !== undefined || flags.goldSet))
    throw new UsageError(`${scorer.id} asks no judge; leave out --judge and --gold-set`);
  const outputs = await readOutputs(flags.in);
  checkTargets(scorer, outputs, flags.in);
  const endpoint = flags.judge === undefined ? null : await openModel(flags.judge);
  try {
    const context: ScoreContext = endpoint
      ? { judge: (messages) => endpoint.generate({ messages: [...messages] }) }
      : {};
    const gold = flags.goldSet ? await tryJudge(scorer, context) : null;
    const bar = progressBar('scoring');
    const scored = await scoreOutputs(scorer, outputs, context, (done) =>
      bar.show(done, outputs.length),
    );
    bar.clear();
    const judge = endpoint && `${endpoint.configuration.provider}/${endpoint.configuration.name}`;
    const errors = scored.filter(({ outcome }) => outcome === 'error').length;
    return { report: describe({ scorer, judge, gold, scored }), errors };
  } finally {
    await endpoint?.close();
  }
}

/** @throws InputError that names the lines whose target the scorer cannot judge by. */
function checkTargets(scorer: Scorer, outputs: readonly GivenOutput[], file: string): void {
  const problems = outputs.flatMap(({ line, target }) => {
    try {
      const check: (target: unknown) => void = scorer.check;
      check(target);
      return [];
    } catch (error) {
      if (!(error instanceof ScorerError)) throw error;
      return [{ line, message: `cannot be judged: ${error.message}` }];
    }
  });
  failOn(file, problems, 'correct the target; `weigh score --help` shows examples');
}

async function tryJudge(scorer: Scorer, context: ScoreContext): Promise<JudgeAgreement> {
  if (scorer.id === judgePreference.id) return await agreementWithPairs(context);
  const rule = Object.values(judgeRules).find(({ id }) => id === scorer.id);
  if (!rule) throw new UsageError(`there is no gold set for ${scorer.id}`);
  return await agreementWithGold(rule, context);
}

interface Findings {
  scorer: Scorer;
  judge: string | null;
  gold: JudgeAgreement | null;
  scored: readonly ScoredOutput[];
}

function describe({ scorer, judge, gold, scored }: Findings): Report {
  const judged = scored.filter(({ value }) => value !== null);
  const mean =
    judged.length === 0 ? null : judged.reduce((sum, { value }) => sum + value!, 0) / judged.length;
  const errors = scored.length - judged.length;
  const name = `${scorer.id}@${scorer.version}`;
  const counts = outcomes
    .map((outcome) => ({ outcome, all: scored.filter((each) => each.outcome === outcome) }))
    .filter(({ all }) => all.length > 0);
  const orders = scored.flatMap(({ detail }) =>
    typeof detail?.consistent === 'boolean' ? [detail.consistent] : [],
  );
  const held = orders.filter((consistent) => consistent).length;
  const first = scored.find(({ outcome }) => outcome === 'error');
  return {
    data: {
      scorer: name,
      judge,
      mean,
      scored: judged.length,
      errors,
      outcomes: Object.fromEntries(counts.map(({ outcome, all }) => [outcome, all.length])),
      both_orders: orders.length === 0 ? null : { pairs: orders.length, consistent: held },
      gold_set: gold,
      rows: scored,
    },
    blocks: [
      ...(gold ? goldBlocks(gold, judge!) : []),
      text(
        mean === null
          ? `Nothing could be scored by ${name}.`
          : `${(100 * mean).toFixed(2)} % on ${count(judged.length, 'output')} by ${name}${judge ? `, judge ${judge}` : ''}.`,
        mean === null ? 'bad' : 'strong',
      ),
      ...(orders.length === 0
        ? []
        : [
            text(
              `In ${held} of ${count(orders.length, 'pair')} the judge said the same in both orders; a pair in which it did not is even.`,
              held >= 0.9 * orders.length ? 'plain' : 'doubt',
            ),
          ]),
      ...(errors === 0
        ? []
        : [
            text(
              `${count(errors, 'output')} could not be judged and count neither way; line ${first!.line}: ${first!.explanation}`,
              'doubt',
            ),
          ]),
      table(
        [
          { title: 'Outcome', show: ({ outcome }: (typeof counts)[number]) => outcome },
          { title: 'Outputs', align: 'right', show: ({ all }) => String(all.length) },
          { title: 'First lines', show: ({ all }) => firstLines(all), drop: 1 },
        ],
        counts,
      ),
    ],
    csv: csvTable(
      {
        item: (row: ScoredOutput) => row.id,
        score: (row) => row.value,
        outcome: (row) => row.outcome,
        answer: (row) => row.answer,
        explanation: (row) => row.explanation,
        scorer: () => name,
        judge: () => judge,
      },
      scored,
    ),
  };
}

function firstLines(rows: readonly ScoredOutput[]): string {
  const lines = rows.slice(0, 8).map(({ line }) => line);
  return lines.join(', ') + (rows.length > lines.length ? ', ...' : '');
}

function goldBlocks(
  { cases, agreed, falseAccepts, failed, inconsistent }: JudgeAgreement,
  judge: string,
): Block[] {
  const what =
    inconsistent === null
      ? ['responses', `took ${falseAccepts} wrong ones`]
      : [
          'pairs',
          `preferred one wrongly in ${falseAccepts}, and changed its mind with the order in ${inconsistent}`,
        ];
  const sentence = `${judge} agrees with people on ${agreed} of ${cases} ${what[0]} of the gold set; it ${what[1]}${failed > 0 ? ` and failed on ${failed}` : ''}.`;
  return [text(sentence, agreed >= 0.9 * cases && falseAccepts <= 1 ? 'good' : 'doubt')];
}
