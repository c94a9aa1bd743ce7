import type { SampleAnswer } from '../../../src/server/api.ts';

type Score = SampleAnswer['sample']['scores'][number];

/** The scores, that of the run's headline first, each with its place in the answer. */
export function headlineFirst({
  headline,
  sample,
}: Pick<SampleAnswer, 'headline'> & { sample: { scores: readonly Score[] } }): {
  score: Score;
  index: number;
}[] {
  const isOther = ({ scorer, judge }: Score): number =>
    Number(scorer !== headline.scorer || judge !== headline.judge);
  return sample.scores
    .map((score, index) => ({ score, index }))
    .sort((a, b) => isOther(a.score) - isOther(b.score));
}
