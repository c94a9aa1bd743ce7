import type { Catalog } from '../../catalog/index.ts';
import { explainAbility } from '../../ranking/ability/explain-ability.ts';
import { explainRanking } from '../../ranking/explain-ranking.ts';
import { parseQuery, type QueryParameters } from '../../ranking/parse-query.ts';
import { rank } from '../../ranking/rank.ts';
import type { Ranking, UnrankedRow } from '../../ranking/ranking.ts';
import { cutRanking } from '../../server/answers/rankings.ts';
import { rankingCsv } from '../../server/answers/rankings-csv.ts';
import { attributionBlocks } from '../attribution.ts';
import { capital, evidenceWords, modelWords } from '../question-words.ts';
import { reasonLines, waysToRelax } from '../relax.ts';
import { type Block, type Column, heading, list, type Report, table, text } from '../report.ts';
import { count, percent, shortHash } from '../words.ts';
import { leftOutBlocks } from './own-runs.ts';
import { explanationBlocks } from './ranking-explanation.ts';
import { rankedColumns } from './ranking-table.ts';

/** Models that could not be ranked, shown unless all are asked for. */
const shownUnranked = 10;

/** @throws RankingError when the question cannot be answered as it was put. */
export function reportRanking(
  catalog: Catalog,
  parameters: QueryParameters,
  today: string,
  { all, explain }: { all: boolean; explain: boolean },
): Report {
  const { query, top } = parseQuery(parameters, catalog, today);
  const whole = rank(catalog, query);
  const ranking = cutRanking(catalog, whole, top);
  const byAbility = whole.suite.basis === 'ability';
  const explained = byAbility ? explainAbility : explainRanking;
  const explanation = explain ? explained(catalog, ranking) : undefined;
  return {
    data: explanation ? { ...ranking, explanation } : ranking,
    blocks: [
      heading(
        byAbility
          ? ranking.suite.name
          : `${ranking.suite.name} (${ranking.suite.id}, version ${ranking.suite.version})`,
      ),
      text(`${capital(modelWords(query.models))}; ${evidenceWords(query.evidence)}.`, 'muted'),
      ...(whole.rows.length === 0 ? emptyBlocks(catalog, ranking) : rankedBlocks(ranking, whole)),
      ...unrankedBlocks(ranking, all),
      ...excludedBlocks(ranking),
      ...leftOutBlocks(ranking.measured?.left_out ?? []),
      ...(explanation ? explanationBlocks(explanation) : []),
      heading('Notes'),
      list(notesOf(ranking)),
      ...attributionBlocks(ranking.attributions),
      text(identityOf(ranking), 'muted'),
    ],
    csv: rankingCsv(catalog, ranking, all),
  };
}

function rankedBlocks(ranking: Ranking, whole: Ranking): Block[] {
  const blocks = [table(rankedColumns(ranking), ranking.rows)];
  if (ranking.rows.length < whole.rows.length) {
    blocks.push(text(`${ranking.rows.length} of ${whole.rows.length} ranked models.`, 'muted'));
  }
  return blocks;
}

function emptyBlocks(catalog: Catalog, ranking: Ranking): Block[] {
  if (ranking.unranked.length > 0) {
    const none = ranking.unranked[0]!.reason;
    if (none.startsWith('no abilities can be estimated')) {
      return [
        text(
          `No model can be ranked: ${none}. \`weigh rank --suite\` needs no abilities; \`weigh suites\` lists the suites.`,
          'strong',
        ),
      ];
    }
    const why =
      'Another suite (`weigh suites`), later evidence (--evidence-until) or more reporters (--reported-by) may cover them.';
    return [
      text(
        `No model can be ranked: ${count(ranking.unranked.length, 'model')} fit the question, none with enough evidence. ${why}`,
        'strong',
      ),
    ];
  }
  const suite = catalog.suites.get(ranking.suite.id);
  if (!suite) {
    const ways = waysToRelax(
      catalog,
      ranking.query.models,
      (model) => catalog.scoresOf(model.id).length > 0,
    );
    return [
      text('No model with a score that counts fits the question.', 'strong'),
      ...(ways.length > 0 ? [list(ways)] : []),
    ];
  }
  const benchmarks =
    suite.basis === 'index'
      ? [suite.index_benchmark!]
      : suite.components.flatMap((component) => component.benchmarks);
  const tested = new Set(
    benchmarks.flatMap((id) => catalog.scoresOn(id).map((score) => score.model)),
  );
  const ways = waysToRelax(catalog, ranking.query.models, (model) => tested.has(model.id));
  return [
    text('No model with a score on this suite fits the question.', 'strong'),
    ...(ways.length > 0 ? [list(ways)] : []),
  ];
}

function unrankedBlocks({ unranked, suite }: Ranking, all: boolean): Block[] {
  if (unranked.length === 0) return [];
  const shown = all ? unranked : unranked.slice(0, shownUnranked);
  const hidden = unranked.length - shown.length;
  return [
    heading(`Not ranked: ${count(unranked.length, 'model')}`),
    table(
      [
        { title: 'Model', show: (row) => row.model.name, min: 16 },
        { title: 'Lab', show: (row) => row.model.lab_name, drop: 2 },
        { title: 'Why', show: (row) => row.reason, min: 24, wrap: true },
        ...(suite.basis === 'ability' ? [] : [missingColumn(suite.components.length)]),
      ],
      shown,
    ),
    ...(hidden > 0 ? [text(`... and ${hidden} more; --all lists them.`, 'muted')] : []),
  ];
}

function missingColumn(components: number): Column<UnrankedRow> {
  return {
    title: 'Missing',
    show: ({ missing }) =>
      missing.length > 3 ? `${missing.length} of ${components}` : missing.join(', '),
    drop: 3,
  };
}

function excludedBlocks({ excluded }: Ranking): Block[] {
  const lines = reasonLines(excluded);
  return lines.length === 0 ? [] : [text(`Outside the question: ${lines.join('; ')}.`)];
}

function notesOf({ notes, query, source_sd, rows, suite }: Ranking): string[] {
  if (rows.length === 0) return notes;
  const level = percent(query.level);
  const open = rows.some(({ bounds }) => bounds[1] > bounds[0])
    ? '; with "b" it also spans what the missing cells leave open'
    : '';
  const guessed = rows.some(({ cells }) => cells.some(({ predicted }) => predicted))
    ? '; with "p" part of it is predicted, not published'
    : '';
  return [
    ...notes,
    `±: half the ${level} interval of the score${open}${guessed}.`,
    `Set: with ${level} confidence all rank sets hold the true ranks at once; models whose sets overlap are not told apart.`,
    ...(suite.basis === 'ability'
      ? []
      : [
          `Errors take the spread between sources of one number as ${source_sd.toFixed(1)} points.`,
        ]),
    'Price: US dollars per million tokens, three parts input to one part output. ? after a fact: no second source confirms it. –: unknown.',
  ];
}

function identityOf({ suite, catalog_hash, measured, query, evidence_until }: Ranking): string {
  return [
    suite.basis === 'ability'
      ? `Points on the suite ${shortHash(suite.hash)}`
      : `Suite ${suite.id} ${shortHash(suite.hash)}`,
    `catalogue ${shortHash(catalog_hash)}`,
    ...(measured ? [`own runs ${shortHash(measured.sha256)}`] : []),
    `models released by ${query.models.as_of ?? 'any day'}`,
    `evidence until ${query.evidence.until ?? 'any day'}${evidence_until === null ? '' : ` (the latest that counts: ${evidence_until})`}`,
    `seed ${query.seed}`,
  ].join('; ');
}
