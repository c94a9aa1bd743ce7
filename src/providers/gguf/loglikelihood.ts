import type { Loglikelihood } from '../generation.ts';
import { ProviderError } from '../provider-error.ts';
import type { EncodedPairs } from './encode-pair.ts';
import type { Result, Sequence, Token, Wanted } from './node-llama-cpp.ts';
import { stretchesOf, sumAlong, type TreeNode, treeOf } from './token-tree.ts';

/**
 * Tokens evaluated together at least. A single one goes through other kernels of llama.cpp than
 * several do; the rounding differs, and in a quantised model grows to 0.2 in a log-probability.
 * From two on, results are equal to the bit wherever a text is cut.
 */
const fewest = 2;

/** Tokens that llama.cpp takes at once; a longer text is cut into batches of this size. */
export const batchSize = 512;

/**
 * Log-likelihood of continuations after one context. The context is evaluated once, and of it only
 * what the sequence does not hold from the call before; the continuations branch off it. A context
 * that does not fit is cut from the left, for all continuations alike, so that the longest fits
 * (lm-eval cuts for each on its own, which scores choices after different contexts).
 */
export async function weighContinuations(
  sequence: Sequence,
  pairs: EncodedPairs,
): Promise<Loglikelihood[]> {
  const longest = Math.max(...pairs.continuations.map((tokens) => tokens.length));
  const room = sequence.contextSize - (longest - 1);
  if (room < 1) {
    throw new ProviderError(
      'fatal',
      'context-length',
      `a continuation of ${longest} tokens does not fit into ${sequence.contextSize}`,
    );
  }
  const cut = Math.max(0, pairs.context.length - room);
  const context = pairs.context.slice(cut);
  const root = treeOf(pairs.continuations);

  // The last tokens are evaluated again even when they are there: their logits are gone.
  await sequence.adaptStateToTokens(context.slice(0, -fewest), false);
  const rest = context.slice(sequence.nextTokenIndex);
  // Nor may the library's batches leave one token over.
  const left = (rest.length - fewest) % batchSize === 1 ? fewest + 1 : fewest;
  const head = rest.slice(0, -left);
  if (head.length > 0) await sequence.controlledEvaluate(head);
  const tail = rest.slice(head.length);
  const atRoot = await evaluate(sequence, [...tail.slice(0, -1), wanted(tail.at(-1)!, root)]);
  take(root, atRoot[tail.length - 1]);

  for (const { path, steps } of stretchesOf(root)) {
    const before = steps.length < fewest ? [path.at(-1) ?? context.at(-1)!] : [];
    const start = context.length + path.length - before.length;
    if (sequence.nextTokenIndex > start) {
      await sequence.eraseContextTokenRanges([{ start, end: sequence.nextTokenIndex }]);
    }
    const results = await evaluate(sequence, [
      ...before,
      ...steps.map(({ token, node }) => wanted(token, node)),
    ]);
    steps.forEach(({ node }, i) => {
      take(node, results[before.length + i]);
    });
  }
  return pairs.continuations.map((tokens) => {
    const { logprob, greedy } = sumAlong(root, tokens);
    if (!Number.isFinite(logprob)) throw noNumber();
    return { logprob, tokens: tokens.length, greedy, truncated_tokens: cut };
  });
}

/** Evaluates never less than {@link fewest}: a token alone gets a companion, which is then forgotten. */
async function evaluate(sequence: Sequence, input: (Token | Wanted)[]): Promise<Result[]> {
  if (input.length >= fewest) return sequence.controlledEvaluate(input);
  const [only] = input as [Token | Wanted];
  const companion = typeof only === 'number' ? only : only[0];
  const start = sequence.nextTokenIndex + 1;
  const results = await sequence.controlledEvaluate([only, companion]);
  await sequence.eraseContextTokenRanges([{ start, end: sequence.nextTokenIndex }]);
  return results;
}

/** Asks for the logits of the children and of the most probable token; the sampler is greedy, so the selected one is that. */
function wanted(token: Token, node: TreeNode): Wanted {
  const tokens = [...node.children.keys()];
  return [
    token,
    {
      generateNext: {
        logits: { filter: { tokens, includeSelected: true } },
        totalLogitWeight: true,
      },
    },
  ];
}

/** ln p = logit - largest logit - ln(sum of exp(logit - largest)), the last of which llama.cpp's binding gives as a weight. */
function take(node: TreeNode, result: Result): void {
  const logits = result?.next.logits;
  const weight = result?.next.totalLogitWeight;
  if (!logits || logits.size === 0 || weight === undefined || !(weight > 0)) throw noNumber();
  let best: Token | null = null;
  let largest = Number.NEGATIVE_INFINITY;
  for (const [token, logit] of logits) {
    if (logit > largest) {
      largest = logit;
      best = token;
    }
  }
  node.best = best;
  const shift = largest + Math.log(weight);
  for (const token of node.children.keys()) {
    const logit = logits.get(token);
    if (logit === undefined || !Number.isFinite(logit)) throw noNumber();
    node.logprobs.set(token, logit - shift);
  }
}

function noNumber(): ProviderError {
  return new ProviderError('fatal', 'malformed', 'the model gave no finite probability');
}
