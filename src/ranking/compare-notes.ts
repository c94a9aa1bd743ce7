import type { Suite } from '../catalog/index.ts';
import type { ComparedBenchmark } from './compare.ts';

/** What a reader of a comparison must know, in the order of weight; none when nothing is shared. */
export function notesOn(
  benchmarks: readonly ComparedBenchmark[],
  suite: Suite | undefined,
): string[] {
  const counted = benchmarks.filter(({ weight }) => weight > 0);
  if (counted.length === 0) return [];
  const notes = [
    'Standard errors are imputed from the number of items and the spread between sources; no source here states its own.',
    'Unpaired: the answers item by item are not published, so what the shared items would settle stays open.',
    'The error is that of the scores on these benchmarks; what other benchmarks would say is not in it.',
  ];
  if (!suite) {
    notes.push(
      'Every shared benchmark counts the same, variants of one test each for itself; a suite states its own weights.',
    );
  }
  const documents = counted.filter((benchmark) => !benchmark.same_document).length;
  if (documents > 0) {
    notes.push(
      `On ${documents} of ${counted.length} benchmarks the values come from different documents, so the ways of testing may differ.`,
    );
  }
  const modes = counted.filter((benchmark) => benchmark.mixed_modes).length;
  if (modes > 0) {
    notes.push(
      `On ${modes} of ${counted.length} benchmarks one model was tested thinking and another not: only those rows are published.`,
    );
  }
  const shown = benchmarks.length - counted.length;
  if (shown > 0) {
    notes.push(
      `${shown} shared benchmark(s) without a percent scale, or which are means of others, are shown and not counted.`,
    );
  }
  return notes;
}
