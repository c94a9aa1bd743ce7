import { z } from 'zod';
import type { Metric } from '../../engine/benchmark.ts';
import type { Sampling } from '../../providers/configuration.ts';
import type { ToolDefinition } from '../../providers/request.ts';
import { dumpJson } from '../../scorers/python/json.ts';
import type { Dict, Value } from '../../scorers/python/value.ts';
import type { Scorer } from '../../scorers/scorer.ts';
import { tauReward } from '../../scorers/state/tau-bench.ts';
import {
  readActions,
  type TauDomain,
  type TauTarget,
  tauDatabase,
  tauScorer,
  tauTools,
} from '../../scorers/state/tau-scorer.ts';
import { readTasks, readTools } from '../data/python-data.ts';
import { defineBenchmark } from '../define.ts';
import type { BenchmarkDefinition } from '../definition.ts';
import { BenchmarkError } from '../error.ts';
import { playTask } from './play-task.ts';
import { tableFile, tableNames, tasksFile, tauSource, toolsFile, wikiFile } from './source.ts';
import { PlayedUser, type UserStyle, userSystem } from './user.ts';

const task = z.object({
  user_id: z.string().min(1),
  instruction: z.string().min(1),
  outputs: z.array(z.string()),
});

const tool = z.object({
  function: z.object({
    name: z.string().min(1),
    description: z.string(),
    parameters: z.record(z.string(), z.unknown()),
  }),
});

interface Variant {
  /** After the domain in the id. */
  readonly suffix: string;
  readonly words: string;
  readonly protocol: 'official' | 'glm';
  readonly style: UserStyle;
  readonly sampling: Partial<Sampling>;
  readonly epochs: number;
  readonly metric: Metric;
  readonly differences: readonly string[];
}

const ownWords =
  "The rules of the user are in our own words, and the user's model is yours to name";

const official = {
  protocol: 'official' as const,
  style: 'official' as const,
  sampling: { temperature: 0, max_tokens: 8192 },
  differences: [`${ownWords}; published scores had gpt-4o play it.`],
};

const variants: readonly Variant[] = [
  { ...official, suffix: '', words: '', epochs: 1, metric: { kind: 'mean' } },
  {
    ...official,
    suffix: '-pass-4',
    words: ', all of four',
    epochs: 4,
    metric: { kind: 'pass-hat-k', k: 4 },
  },
  {
    suffix: '-glm',
    words: ', GLM',
    protocol: 'glm',
    style: 'glm',
    sampling: { temperature: 0.6, top_p: 0.95, max_tokens: 81_920 },
    epochs: 1,
    metric: { kind: 'mean' },
    differences: [
      `${ownWords}; the report does not say which model played it.`,
      'The report states no number of attempts at each task; here it is one.',
    ],
  },
];

const itemsIn: Readonly<Record<TauDomain, number>> = { retail: 115, airline: 50 };

/** A record of Python values as plain JSON, checked. */
function checked<S extends z.ZodType>(schema: S, file: string, entry: Dict): z.output<S> {
  const parsed = schema.safeParse(JSON.parse(dumpJson(entry)));
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0]!;
  throw new BenchmarkError(
    'data-malformed',
    `${file} ${path.map(String).join('.')}: ${message}`,
    'the file is not in the format that this benchmark reads: fetch it again from its home',
    { place: { file } },
  );
}

function actionsOf(file: string, entry: Dict): string {
  const actions: Value = entry.get('actions') ?? [];
  const text = dumpJson(actions);
  try {
    readActions(text);
    return text;
  } catch (error) {
    throw new BenchmarkError(
      'data-malformed',
      `${file} actions: ${(error as Error).message}`,
      'the file is not in the format that this benchmark reads: fetch it again from its home',
      { place: { file } },
    );
  }
}

function tauBench(domain: TauDomain, variant: Variant): BenchmarkDefinition {
  const name = `tau-bench ${domain}`;
  return defineBenchmark<TauTarget>({
    id: `tau-bench-${domain}${variant.suffix}`,
    version: '1',
    name: `${name}${variant.words}`,
    summary: `A support agent of ${domain === 'retail' ? 'a shop' : 'an airline'}: talks to a user that another model plays, calls tools, follows the rules of the house.`,
    catalog_benchmark: variant.metric.kind === 'mean' ? `tau-bench-${domain}` : null,
    protocol: variant.protocol,
    differences: [
      ...variant.differences,
      'The makers call these tasks outdated and point to tau2-bench.',
    ],
    data: tauSource(domain),
    items: itemsIn[domain],
    epochs: variant.epochs,
    scorers: [`tau-bench-${domain}`],
    needs: ['tools', 'user'],
    metric: variant.metric,
    chance: null,
    sampling: variant.sampling,
    prompt: `the rules of the house as system message, tools of the endpoint, a user played by another model (${variant.style} rules), at most 30 steps; "guessing" is an agent that does nothing`,
    async build(loaded) {
      const file = tasksFile(domain);
      const base = tauDatabase(
        domain,
        Object.fromEntries(
          tableNames(domain).map((table) => [table, loaded.text(tableFile(domain, table))]),
        ),
      );
      const items = readTasks(file, loaded.text(file)).map((entry, index) => {
        const { user_id, instruction, outputs } = checked(task, file, entry);
        return {
          id: `${domain}-${index}`,
          content: { user_id, instruction },
          target: { actions: actionsOf(file, entry), outputs },
          cluster: user_id,
        };
      });
      const definitions = readTools(toolsFile(domain), loaded.text(toolsFile(domain)))
        .map((entry): ToolDefinition => checked(tool, toolsFile(domain), entry).function)
        .sort((a, b) => (a.name < b.name ? -1 : 1));
      const tools = tauTools[domain];
      const setting = { wiki: loaded.text(wikiFile(domain)), definitions, tools, base };
      const idle = items.filter(({ target: { actions, outputs } }) => {
        return tauReward(tools, base, { actions: readActions(actions), outputs }, []).do_nothing;
      });
      return {
        items,
        roles: ['user'] as const,
        tools: true,
        scorers: [{ scorer: tauScorer(domain, base) as Scorer }] as const,
        chance: idle.length / items.length,
        attempt: (item, session) => {
          const { instruction } = item.content as { instruction: string };
          const user = new PlayedUser(session, userSystem(instruction, variant.style));
          return playTask(setting, user, session);
        },
      };
    },
  });
}

export const definitions: readonly BenchmarkDefinition[] = (['retail', 'airline'] as const).flatMap(
  (domain) => variants.map((variant) => tauBench(domain, variant)),
);
