import { NotFoundError } from '../../catalog/index.ts';
import type { RunDetail, SampleDetail, SamplePage, Store } from '../../store/index.ts';
import type { SampleAnswer, SampleHead } from '../api.ts';
import { cutTexts, firstPart, valueAt } from './cut-texts.ts';

/** UTF-16 units of an extracted answer, and of an error's message, in a table. */
const longestCell = 300;

/** Rows of a table: an answer may be as long as the whole response, a row may not. */
export function sampleHeads({ samples }: SamplePage): SampleHead[] {
  return samples.map((sample) => {
    const { answer, error } = sample;
    const isLong = answer !== null && answer.length > longestCell;
    return {
      ...sample,
      answer: isLong ? firstPart(answer, longestCell) : answer,
      answer_characters: isLong ? answer.length : null,
      error: error && { ...error, message: firstPart(error.message, longestCell) },
    };
  });
}

/** @throws NotFoundError with the items that are near. */
export async function findSample(
  store: Store,
  run: string,
  item: string,
  epoch: number,
): Promise<SampleDetail> {
  const sample = await store.sample({ run, item, epoch });
  if (sample) return sample;
  const { samples } = await store.listSamples(run, { search: item, limit: 8 });
  const near = [...new Set(samples.map((each) => each.item))];
  throw new NotFoundError('sample', item, near, false);
}

/** A sample whose texts are no longer than a page can show. */
export function showSample({ headline }: RunDetail, sample: SampleDetail): SampleAnswer {
  const [shown, cut] = cutTexts(sample, partsOf(sample));
  return { headline, sample: shown, cut };
}

/** What may be long. */
function partsOf({ scores, replaced }: SampleDetail): string[] {
  return [
    'item.content',
    ...['prompt', 'text', 'reasoning', 'transcript', 'error'].map((part) => `response.${part}`),
    ...scores.flatMap((_, i) =>
      ['answer', 'explanation', 'detail'].map((part) => `scores.${i}.${part}`),
    ),
    ...replaced.map((_, i) => `replaced.${i}.error`),
  ];
}

/**
 * One part of a sample as a text, whole: a text as it is, anything else as JSON.
 * @param part as `CutText` names it.
 * @throws NotFoundError
 */
export function textOf(sample: SampleDetail, part: string): string {
  const value = valueAt(sample, part.split('.'));
  if (value === undefined) throw new NotFoundError('part', part, partsOf(sample), false);
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}
