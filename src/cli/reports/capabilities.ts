import type { Capabilities, Capability } from '../../providers/index.ts';
import type { Fact } from '../report.ts';

const names: Record<keyof Capabilities, string> = {
  chat: 'chat',
  completion: 'bare prompt',
  loglikelihood: 'log-likelihood',
  logprobs: 'log-probabilities',
  tools: 'tools',
  streaming: 'streaming',
  seed: 'seed',
};

/** What an endpoint can do, one fact each. */
export function capabilityFacts(can: Readonly<Capabilities>): Fact[] {
  return (Object.keys(names) as (keyof Capabilities)[]).map((name) => ({
    name: names[name],
    value: capabilityWord(can[name]),
  }));
}

export function capabilityWord(can: Capability): string {
  return can === null ? 'not known' : can ? 'yes' : 'no';
}

/** Names of what is known to work, separated by commas. */
export function abilities(can: Readonly<Capabilities>): string {
  const keys = Object.keys(names) as (keyof Capabilities)[];
  return keys
    .filter((name) => can[name] === true)
    .map((name) => names[name])
    .join(', ');
}
