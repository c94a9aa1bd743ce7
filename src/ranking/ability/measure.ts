/** What a ranking question names in place of a suite to rank by latent ability. */
export const abilityMeasure = 'ability';

/** What suites call a category of benchmarks, where the benchmarks themselves say otherwise. */
const benchmarkCategories: Readonly<Record<string, string>> = {
  agents: 'agentic',
  coding: 'code',
  'instruction-following': 'instruction',
  mathematics: 'math',
  vision: 'multimodal',
};

/** The category of benchmarks that a word for it means. */
export function benchmarkCategory(word: string): string {
  return Object.hasOwn(benchmarkCategories, word) ? benchmarkCategories[word]! : word;
}

/** Whether a measure is ability, and in which category, as asked; `category` is null for all together. */
export function readMeasure(measure: string): { category: string | null } | undefined {
  if (measure === abilityMeasure) return { category: null };
  return measure.startsWith(`${abilityMeasure}-`)
    ? { category: measure.slice(abilityMeasure.length + 1) }
    : undefined;
}

/** `ability`, or `ability-coding` for a category. */
export function abilityIn(category: string | null): string {
  return category === null ? abilityMeasure : `${abilityMeasure}-${category}`;
}
