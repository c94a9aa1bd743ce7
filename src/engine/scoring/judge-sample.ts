import type { Message } from '../../providers/request.ts';
import type { ScoreRecord } from '../../store/sample.ts';
import type { Attempted } from '../attempt.ts';
import type { Benchmark, BenchmarkItem } from '../benchmark.ts';
import type { Caller } from '../caller.ts';
import { judgeName } from './judge-name.ts';
import { errorScore, type ScoringMeans, scoreAnswer } from './score.ts';
import type { ScoringWorkers } from './workers.ts';

/** What all scorers of a benchmark make of a sample, the headline first. @throws as `scoreAnswer` */
export async function judgeSample(
  { scorers }: Benchmark,
  item: BenchmarkItem,
  { answer, response }: Attempted,
  { judge, workers }: { judge: Caller | null; workers: () => ScoringWorkers },
  signal: AbortSignal,
): Promise<ScoreRecord[]> {
  const { run, epoch, attempt } = response;
  const judged = { run, item: item.id, epoch, attempt };
  const means: ScoringMeans = { workers, judge: judge && asJudge(judge, signal) };
  return await Promise.all(
    scorers.map((use) =>
      answer
        ? scoreAnswer(use, answer, item.target, judged, means, signal)
        : errorScore(use, means.judge?.name ?? null, judged),
    ),
  );
}

function asJudge(judge: Caller, signal: AbortSignal): ScoringMeans['judge'] {
  return {
    name: judgeName(judge.endpoint.configuration),
    ask: async (messages: readonly Message[]) => {
      const request = { messages: [...messages] };
      const called = await judge.call({ kind: 'generate', request }, signal);
      return { generation: called.generation!, cost: called.spent };
    },
  };
}
