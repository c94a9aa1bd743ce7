import { ScorerError } from '../../error.ts';
import { PythonRandom } from '../../python/random.ts';
import { type LanguageProfiles, languageProfiles } from './language-profiles.ts';
import { letterRuns } from './letter-runs.ts';

const trials = 7;
/** A trial ends when one language is this sure, or after this many draws. */
const sure = 0.999_99;
const mostDraws = 1000;
/** Added to every share, so that a run that a language lacks does not rule it out. */
const smoothing = { mean: 0.5, deviation: 0.05, of: 10_000 };
/** Below it a language is not named. */
const leastProbability = 0.1;

/**
 * The language of a text as an ISO 639-1 code (`zh-cn` and `zh-tw` for Chinese), `unknown` where
 * none is likely, or null where there is nothing to tell by. Deterministic.
 *
 * The procedure of Shuyo 2010, Language Detection Library for Java, which the reference uses: naive
 * Bayes over runs of letters drawn at random, with its profiles and the reference's seed, since
 * verdicts on short texts and on texts in capitals rest on both. Catalan and Welsh are left out:
 * the package that carries the profiles lacks them.
 *
 * @param wanted the language asked about.
 * @throws ScorerError `unavailable` when there is no profile of `wanted`.
 */
export function detectLanguage(text: string, wanted: string): string | null {
  const profiles = languageProfiles();
  const { languages } = profiles;
  if (!languages.includes(wanted)) {
    throw new ScorerError('unavailable', `no detector here knows the language "${wanted}"`);
  }
  const runs = letterRuns(text, profiles);
  if (runs.length === 0) return null;
  const random = new PythonRandom(0);
  const total = new Float64Array(languages.length);
  for (let trial = 0; trial < trials; trial++) {
    const found = probabilities(runs, profiles, random);
    for (let i = 0; i < total.length; i++) total[i]! += found[i]! / trials;
  }
  const best = total.reduce((most, value, i) => (value > total[most]! ? i : most), 0);
  return total[best]! > leastProbability ? languages[best]! : 'unknown';
}

/** One trial: the probability of each language after enough runs. */
function probabilities(
  runs: readonly number[],
  { languages, starts, ofLanguage, shares }: LanguageProfiles,
  random: PythonRandom,
): Float64Array {
  const found = new Float64Array(languages.length).fill(1 / languages.length);
  const alpha = smoothing.mean + random.normal() * smoothing.deviation;
  const weight = alpha / smoothing.of;
  for (let draw = 0; ; draw++) {
    const run = runs[random.below(runs.length)]!;
    const end = starts[run + 1]!;
    let at = starts[run]!;
    for (let language = 0; language < found.length; language++) {
      const has = at < end && ofLanguage[at] === language;
      found[language]! *= has ? weight + shares[at++]! : weight;
    }
    if (draw % 5 === 0 && (normalise(found) > sure || draw >= mostDraws)) return found;
  }
}

/** Makes the values sum to 1 and gives the greatest. */
function normalise(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  let greatest = 0;
  for (let i = 0; i < values.length; i++) {
    values[i]! /= sum;
    greatest = Math.max(greatest, values[i]!);
  }
  return greatest;
}
