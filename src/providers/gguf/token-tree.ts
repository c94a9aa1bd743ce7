import type { Token } from './node-llama-cpp.ts';

/** Continuations of one context as a tree: what they share is evaluated once. */
export interface TreeNode {
  /** The next tokens, in the order in which they first came. */
  children: Map<Token, TreeNode>;
  /** Natural-log probability of each child, once known. */
  logprobs: Map<Token, number>;
  /** The most probable next token, once known. */
  best: Token | null;
}

function emptyNode(): TreeNode {
  return { children: new Map(), logprobs: new Map(), best: null };
}

export function treeOf(continuations: readonly Token[][]): TreeNode {
  const root = emptyNode();
  for (const tokens of continuations) {
    let node = root;
    for (const token of tokens) {
      let child = node.children.get(token);
      if (!child) {
        child = emptyNode();
        node.children.set(token, child);
      }
      node = child;
    }
  }
  return root;
}

/** A stretch of tokens to be evaluated one after another, each with the node whose children it leads to. */
export interface Stretch {
  /** Tokens of the continuations that stand before it. */
  path: Token[];
  steps: { token: Token; node: TreeNode }[];
}

/**
 * The evaluations that a tree needs below its root, depth first. The last token of a continuation is
 * never evaluated: its probability is known one step before. A stretch goes on while there is only
 * one way to go.
 */
export function stretchesOf(root: TreeNode): Stretch[] {
  const stretches: Stretch[] = [];
  const visit = (node: TreeNode, path: Token[]) => {
    for (const [token, child] of node.children) {
      if (child.children.size === 0) continue;
      const steps = [{ token, node: child }];
      let last = child;
      for (;;) {
        const inner = [...last.children].filter(([, next]) => next.children.size > 0);
        if (inner.length !== 1) break;
        const [[nextToken, next]] = inner as [[Token, TreeNode]];
        steps.push({ token: nextToken, node: next });
        last = next;
      }
      stretches.push({ path, steps });
      visit(last, [...path, ...steps.map((step) => step.token)]);
    }
  };
  visit(root, []);
  return stretches;
}

/** Sum of the log-probabilities along a continuation, and whether each step was the most probable one. */
export function sumAlong(
  root: TreeNode,
  tokens: readonly Token[],
): { logprob: number; greedy: boolean } {
  let node = root;
  let logprob = 0;
  let greedy = true;
  for (const token of tokens) {
    logprob += node.logprobs.get(token)!;
    if (node.best !== token) greedy = false;
    node = node.children.get(token)!;
  }
  return { logprob, greedy };
}
