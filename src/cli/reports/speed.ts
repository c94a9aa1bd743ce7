import { measureSpeed, type SpeedPoint } from '../../engine/speed/measure-speed.ts';
import type { MedianInterval } from '../../engine/speed/median-interval.ts';
import type { SpeedFlags } from '../commands/speed.ts';
import { wholeOf } from '../measure/eval-settings.ts';
import { watchInterrupts } from '../measure/interrupts.ts';
import { Models } from '../measure/open-models.ts';
import { progressBar } from '../print/progress-bar.ts';
import { csvTable, type Report, table, text } from '../report.ts';
import type { Session } from '../session.ts';
import { thousands, unknown } from '../words.ts';

/** @throws UsageError, ProviderError */
export async function reportSpeed(
  session: Session,
  address: string,
  flags: SpeedFlags,
): Promise<Report> {
  const prompts = listOf('--prompts', flags.prompts);
  const concurrency = listOf('--concurrency', flags.concurrency);
  const requests = wholeOf('--requests', flags.requests);
  const max_tokens = wholeOf('--max-tokens', flags.maxTokens);
  const models = new Models(session.loadCatalog);
  const bar = progressBar('measuring');
  const interrupts = watchInterrupts(() => {});
  try {
    const { endpoint } = await models.open(address, {
      keyVariable: flags.keyVariable,
      connections: Math.max(...concurrency),
    });
    const points = await measureSpeed(endpoint, {
      ...{ prompts, concurrency, requests, max_tokens },
      progress: bar.show,
      signal: interrupts.drain,
    });
    bar.clear();
    const { name, provider } = endpoint.configuration;
    const failed = failuresOf(points);
    return {
      data: { model: endpoint.configuration, measured_at: new Date().toISOString(), points },
      blocks: [
        text(
          `${name} (${provider}), ${requests} requests a point, answers of at most ${max_tokens} tokens.`,
        ),
        table<SpeedPoint>(
          [
            {
              title: 'prompt',
              align: 'right',
              show: (point) =>
                thousands(Math.round(point.prompt_tokens ?? point.prompt_tokens_asked)),
            },
            { title: 'at once', align: 'right', show: (point) => String(point.concurrency) },
            {
              title: 'first token, ms',
              align: 'right',
              show: (point) => interval(point.first_token_ms, 0),
            },
            {
              title: 'between tokens, ms',
              align: 'right',
              drop: 1,
              show: (point) => interval(point.between_tokens_ms, 1),
            },
            {
              title: 'tokens/s each',
              align: 'right',
              show: (point) => interval(point.output_tokens_per_s, 0),
            },
            {
              title: 'tokens/s in all',
              align: 'right',
              show: ({ total_tokens_per_s: all }) =>
                all === null ? unknown : thousands(Math.round(all)),
            },
          ],
          points,
        ),
        text(
          'Medians with 95 % intervals in brackets; a dash where there are too few answers to say.',
          'muted',
        ),
        ...(failed.length > 0
          ? [
              text(
                `Failed: ${failed.map(([code, n]) => `${thousands(n)} ${code}`).join(', ')}.`,
                'bad',
              ),
            ]
          : []),
      ],
      csv: csvTable(
        {
          prompt_tokens_asked: (point: SpeedPoint) => point.prompt_tokens_asked,
          prompt_tokens: (point) => point.prompt_tokens,
          concurrency: (point) => point.concurrency,
          first_token_ms: (point) => point.first_token_ms?.median ?? null,
          between_tokens_ms: (point) => point.between_tokens_ms?.median ?? null,
          output_tokens_per_s: (point) => point.output_tokens_per_s?.median ?? null,
          total_tokens_per_s: (point) => point.total_tokens_per_s,
        },
        points,
      ),
    };
  } finally {
    bar.clear();
    interrupts.close();
    await models.close();
  }
}

/** How many requests failed, by code. */
function failuresOf(points: readonly SpeedPoint[]): [code: string, requests: number][] {
  const sum = new Map<string, number>();
  for (const [code, requests] of points.flatMap(({ errors }) => Object.entries(errors))) {
    sum.set(code, (sum.get(code) ?? 0) + requests);
  }
  return [...sum];
}

function listOf(flag: string, text: string): number[] {
  return text.split(',').map((part) => wholeOf(flag, part));
}

function interval(value: MedianInterval | null, digits: number): string {
  if (!value) return unknown;
  const show = (number: number) => number.toFixed(digits);
  const range = value.lo === null ? unknown : `${show(value.lo)} to ${show(value.hi!)}`;
  return `${show(value.median)} (${range})`;
}
