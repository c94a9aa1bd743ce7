import type { RunDetail, SampleDetail, Store } from '../../store/index.ts';
import { UsageError } from '../fail.ts';
import { type Block, csvTable, heading, type Report, text } from '../report.ts';
import { dollars, unknown } from '../words.ts';

/** Characters of a text that are printed; --json has all. */
const longest = 20_000;

/** Prompt, reasoning, answer and scores of one sample. @throws NotFoundError */
export async function reportSample(
  store: Store,
  run: RunDetail,
  item: string,
  epoch: number,
): Promise<Report> {
  const sample = await store.sample({ run: run.id, item, epoch });
  if (!sample) {
    const { samples } = await store.listSamples(run.id, { search: item, limit: 8 });
    const near = [...new Set(samples.map((each) => each.item))];
    throw new UsageError(
      `${run.id} has no answer to item "${item}" in epoch ${epoch}; ${near.length > 0 ? `there are ${near.join(', ')}` : `\`weigh show ${run.id} --samples\` lists what there is`}`,
    );
  }
  const { response, scores, replaced } = sample;
  const { usage } = response;
  return {
    data: sample,
    blocks: [
      heading(`${item}, epoch ${epoch}, of ${run.id}`),
      ...promptBlocks(response.prompt),
      ...(response.reasoning ? [heading('Reasoning'), long(response.reasoning)] : []),
      heading('Answer'),
      response.error
        ? text(`${response.error.code}: ${response.error.message}`, 'bad')
        : long(response.text === '' ? '(empty)' : response.text),
      ...(response.transcript
        ? [heading('Further'), long(JSON.stringify(response.transcript, null, 2))]
        : []),
      heading('Scores'),
      ...scores.map((score) =>
        text(
          `${score.scorer}${score.judge ? ` by ${score.judge}` : ''}: ${score.outcome}, found ${score.answer === null ? 'nothing' : `"${score.answer}"`}${score.explanation ? `; ${score.explanation}` : ''}`,
          score.outcome === 'correct' ? 'good' : score.outcome === 'incorrect' ? 'bad' : 'doubt',
        ),
      ),
      text(`Target: ${targetOf(sample)}`),
      {
        kind: 'facts',
        facts: [
          { name: 'finish', value: response.finish ?? unknown },
          {
            name: 'tokens in / out',
            value: `${usage.input_tokens ?? unknown} / ${usage.output_tokens ?? unknown}`,
          },
          { name: 'cost', value: `$${dollars(response.cost_usd)}` },
          {
            name: 'time',
            value: response.total_ms === null ? unknown : `${Math.round(response.total_ms)} ms`,
          },
          {
            name: 'requests',
            value: String(response.requests),
            ...(response.cached ? { remark: 'from the cache' } : {}),
          },
          { name: 'served as', value: response.served_model ?? unknown },
          { name: 'finished', value: response.finished_at },
        ],
      },
      ...replaced.map(({ error }) => text(`An earlier attempt failed: ${error.code}.`, 'muted')),
    ],
    csv: csvTable(
      {
        item: () => item,
        epoch: () => epoch,
        scorer: (score: SampleDetail['scores'][number]) => score.scorer,
        outcome: (score) => score.outcome,
        value: (score) => score.value,
        answer: (score) => score.answer,
      },
      scores,
    ),
  };
}

function promptBlocks(prompt: unknown): Block[] {
  if (typeof prompt === 'string') return [heading('Prompt'), long(prompt)];
  if (Array.isArray(prompt) && prompt.every((part) => typeof part?.content === 'string')) {
    return prompt.flatMap(({ role, content }) => [heading(`Prompt: ${role}`), long(content)]);
  }
  return [heading('Prompt'), long(JSON.stringify(prompt, null, 2))];
}

function targetOf({ item }: SampleDetail): string {
  const target = (item.content as { target?: unknown } | null)?.target;
  const words = typeof target === 'string' ? target : (JSON.stringify(target) ?? unknown);
  return words.length > 500 ? `${words.slice(0, 500)} ...` : words;
}

function long(words: string): Block {
  const lines = words.slice(0, longest).split('\n');
  if (words.length > longest) lines.push(`... and ${words.length - longest} characters more`);
  return { kind: 'verbatim', lines };
}
