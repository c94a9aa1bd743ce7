import type { Played } from './play-dialogue.ts';
import { tau2Source } from './source.ts';

/** What the benchmarks of the two domains share. */
export const common = {
  version: '1',
  protocol: 'official',
  data: tau2Source,
  epochs: 1,
  chance: null,
  sampling: { temperature: 0, max_tokens: 8192 },
} as const;

/** How both differ from what is published. */
export const differences = [
  'The descriptions of tools are in our own words: the published ones are code.',
  'The words to the agent before the policy are our own, and it is not shown the greeting that it is taken to have said.',
  'The model that plays the user is yours to name, at temperature 0.',
];

/** How a conversation ended, for the scorers. */
export const endedAs = ({ end }: Played) => ({ ended: end === 'user', end });
