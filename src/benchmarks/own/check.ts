import type { Problem } from '../../catalog/error.ts';
import { type BenchmarkItem, isSingleTurn, type Prompt } from '../../engine/benchmark.ts';
import { answerOf } from '../../scorers/answer.ts';
import type { Answer, Judgement, Scorer } from '../../scorers/scorer.ts';
import { loadOwn, type OwnLoaded } from './load-own.ts';
import { Findings, OwnBenchmarkError } from './problems.ts';

export interface OwnCheck {
  /** Null when the files could not be read. */
  loaded: OwnLoaded | null;
  problems: readonly Problem[];
  /** Of the first items. */
  prompts: readonly { id: string; prompt: Prompt; target: unknown }[];
  /** Items whose right answer was judged right; null: the scorer needs what is not here. */
  gold: { right: number; tried: number; notTried: string | null };
}

const shownPrompts = 3;

/**
 * Tries a benchmark of one's own without a model: reads all of it, makes the prompts, checks every
 * target, and holds a right and an empty response against the scorer. Never throws for a mistake in
 * the files.
 */
export async function checkOwn(path: string): Promise<OwnCheck> {
  const none = { right: 0, tried: 0, notTried: null };
  let loaded: OwnLoaded;
  try {
    loaded = await loadOwn(path);
  } catch (error) {
    if (!(error instanceof OwnBenchmarkError)) throw error;
    return { loaded: null, problems: error.problems, prompts: [], gold: none };
  }
  const { benchmark } = loaded;
  const findings = new Findings();
  const gold = await tryGold(loaded, findings);
  const prompts = benchmark.items.slice(0, shownPrompts).map((item) => ({
    id: item.id,
    prompt: isSingleTurn(benchmark) ? benchmark.prompt(item) : (undefined as never),
    target: item.target,
  }));
  return { loaded, problems: findings.problems, prompts, gold };
}

async function tryGold(loaded: OwnLoaded, findings: Findings): Promise<OwnCheck['gold']> {
  const [{ scorer }] = loaded.benchmark.scorers;
  if (scorer.needs.length > 0) {
    return { right: 0, tried: 0, notTried: `${scorer.id} needs ${scorer.needs.join(', ')}` };
  }
  let right = 0;
  for (const item of loaded.benchmark.items) {
    const judged = await bestOf(scorer, item, goldAnswers(loaded, item));
    if (judged.outcome === 'correct') right++;
    else {
      const given = loaded.gold(item);
      findings.add(
        'gold',
        loaded.files.itemsFile,
        loaded.lineOf(item),
        given === null
          ? `${scorer.id} judges no usual way to write the target right (${judged.outcome})`
          : `${scorer.id} judges the gold response ${judged.outcome}: it read ${JSON.stringify(judged.answer)}`,
        given === null
          ? 'give gold, a template of a response that must be right, and see what the scorer makes of it'
          : 'correct target or gold, or choose another scorer',
        given === null ? 'warning' : 'error',
      );
    }
  }
  const [first] = loaded.benchmark.items;
  const empty = await scorer.score(emptyAnswer(first!), first!.target, {});
  if (empty.outcome === 'correct') {
    const { file, lineAt } = loaded.files;
    findings.add(
      'gold',
      file,
      lineAt(['scorer']),
      `${scorer.id} judges an empty response right`,
      'a scorer that anything satisfies measures nothing: change the target',
    );
  }
  return { right, tried: loaded.benchmark.items.length, notTried: null };
}

async function bestOf(
  scorer: Scorer,
  item: BenchmarkItem,
  answers: readonly Answer[],
): Promise<Judgement> {
  let last: Judgement | undefined;
  for (const answer of answers) {
    last = await scorer.score(answer, item.target, {});
    if (last.outcome === 'correct') return last;
  }
  return last!;
}

/** The response that the file names, else the ways in which a right answer is usually written. */
function goldAnswers(loaded: OwnLoaded, item: BenchmarkItem): Answer[] {
  const likelihood = likelihoodAnswer(item);
  if (likelihood) return [likelihood];
  const given = loaded.gold(item);
  if (given !== null) return [answerOf(given)];
  const text = plainTarget(item.target);
  return [
    text,
    `#### ${text}`,
    `\\boxed{${text}}`,
    `Answer: ${text}`,
    `The answer is (${text}).`,
  ].map((reply) => answerOf(reply));
}

function plainTarget(target: unknown): string {
  if (Array.isArray(target)) return plainTarget(target[0]);
  if (typeof target === 'object' && target !== null) {
    const { answer, value, pattern } = target as Record<string, unknown>;
    return String(answer ?? value ?? pattern ?? '');
  }
  return String(target);
}

/** Where choices are weighed: the right one is by far the likeliest. */
function likelihoodAnswer({ target, choices }: BenchmarkItem): Answer | null {
  const answer = (target as { answer?: unknown } | null)?.answer;
  if (typeof answer !== 'number' || !choices) return null;
  const loglikelihoods = choices.map((choice, i) => ({
    logprob: i === answer ? -0.01 : -100 * (choice.length + 1),
    tokens: 1,
    greedy: i === answer,
    truncated_tokens: 0,
  }));
  return { ...answerOf(''), loglikelihoods };
}

function emptyAnswer({ choices }: BenchmarkItem): Answer {
  const even = { logprob: -1, tokens: 1, greedy: false, truncated_tokens: 0 };
  return { ...answerOf(''), loglikelihoods: choices ? choices.map(() => even) : null };
}
