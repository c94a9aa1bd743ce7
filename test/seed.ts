import fc from 'fast-check';

/**
 * Property tests draw the same cases everywhere, so that a change is judged by what it changed.
 * `WEIGH_SEED=random` (or a number) hunts for new ones; a failure prints the seed it had.
 */
const asked = process.env.WEIGH_SEED;
if (asked !== 'random') fc.configureGlobal({ seed: Number(asked ?? 20_261_122) });
