import type { Catalog } from '../../catalog/index.ts';
import { sayCost } from '../../ranking/choice/cost.ts';
import { measureQuality } from '../../ranking/choice/quality.ts';
import { gigabytes } from '../../ranking/choice/say.ts';
import {
  type Answer,
  type AnswerKind,
  answerRules,
  type Choice,
  type Qualifying,
} from '../../ranking/choose.ts';
import { explainRanking } from '../../ranking/explain-ranking.ts';
import { parseChoice } from '../../ranking/parse-choice.ts';
import type { QueryParameters } from '../../ranking/parse-query.ts';
import { answerChoose } from '../../server/answers/choose.ts';
import { choiceCsv } from '../../server/answers/choose-csv.ts';
import { attributionBlocks, attributionsOf } from '../attribution.ts';
import { capital, evidenceWords } from '../question-words.ts';
import { type Block, heading, list, type Report, type TreeNode, text } from '../report.ts';
import { count, openWord, percent, probability, shortHash, size, tokens } from '../words.ts';
import { evidenceBlocks } from './choose-evidence.ts';
import { fieldBlocks } from './choose-field.ts';
import { leftOutBlocks } from './choose-left-out.ts';
import { explanationBlocks } from './ranking-explanation.ts';

const answerNames: Record<AnswerKind, string> = {
  best: 'Best quality',
  value: 'Best value',
  safe: 'Safest bet',
};

/** @throws RankingError when the question cannot be answered as it was put. */
export function reportChoice(
  catalog: Catalog,
  parameters: QueryParameters,
  today: string,
  { all, explain }: { all: boolean; explain: boolean },
): Report {
  const query = parseChoice(parameters, catalog, today);
  const choice = answerChoose(catalog, query);
  const answers = distinctAnswers(choice);
  const explanation = explain ? explainAnswers(catalog, choice, answers) : undefined;
  return {
    data: explanation ? { ...choice, explanation } : choice,
    blocks: [
      heading(`Which model for ${purposeWords(choice)}?`),
      text(`${capital(conditionWords(choice))}; ${evidenceWords(query.evidence)}.`, 'muted'),
      text(countWords(choice)),
      ...choice.languages.map(({ note }) => text(note, 'doubt')),
      ...(explain ? [heading('How the answers are found'), list(Object.values(answerRules))] : []),
      ...answers.flatMap(({ kinds, all: given }) => answerBlocks(choice, kinds, given)),
      ...(choice.no_value !== null && answers.length > 0
        ? [text(`No best value: ${choice.no_value}.`, 'doubt')]
        : []),
      ...fieldBlocks(choice, all),
      ...leftOutBlocks(choice, all),
      ...evidenceBlocks(
        choice,
        answers.map(({ all: given }) => given[0]!),
      ),
      ...(explanation ? explanationBlocks(explanation) : []),
      heading('Notes'),
      list(notesOf(choice)),
      ...attributionBlocks(
        attributionsOf(
          catalog,
          choice.field.flatMap(({ source_ids }) => source_ids),
        ),
      ),
      text(identityOf(choice), 'muted'),
    ],
    csv: choiceCsv(catalog, choice),
  };
}

/** `coding`, or `coding (67 %) and agents (33 %)`. */
function purposeWords({ quality: { purposes } }: Choice): string {
  if (purposes.length === 1) return purposes[0]!.suite;
  return purposes.map(({ suite, weight }) => `${suite} (${percent(weight)})`).join(' and ');
}

function conditionWords({ conditions }: Choice): string {
  return conditions.length === 0
    ? 'no conditions'
    : conditions.map(({ words }) => words).join('; ');
}

function countWords({ counts }: Choice): string {
  const { models, scored, rated, qualify } = counts;
  const answer =
    qualify === 0
      ? 'No model qualifies.'
      : `${count(qualify, 'model')} ${qualify === 1 ? 'qualifies' : 'qualify'}.`;
  return `${answer} Of ${models} in the catalogue, ${scored} have a score on this and ${rated} enough of them to be rated.`;
}

interface GivenAnswer {
  kinds: AnswerKind[];
  /** The same model's answers, one for each kind. */
  all: Answer[];
}

/** One entry a model: what is best may be the best value and the safest bet as well. */
function distinctAnswers({ answers }: Choice): GivenAnswer[] {
  const given: GivenAnswer[] = [];
  for (const answer of Object.values(answers)) {
    if (!answer) continue;
    const same = given.find(({ all }) => all[0]!.row.model.id === answer.row.model.id);
    if (same) {
      same.kinds.push(answer.kind);
      same.all.push(answer);
    } else given.push({ kinds: [answer.kind], all: [answer] });
  }
  return given;
}

function answerBlocks(
  choice: Choice,
  kinds: readonly AnswerKind[],
  all: readonly Answer[],
): Block[] {
  const [answer] = all as [Answer];
  const names = kinds
    .map((kind) => answerNames[kind])
    .join(', ')
    .toLowerCase();
  return [
    heading(`${capital(names)}: ${answer.row.model.name}`),
    { kind: 'facts', facts: answerFacts(choice, answer) },
    {
      kind: 'tree',
      nodes: [
        node('Why', unique(all.flatMap(({ why }) => why))),
        node('Not known about it', answer.unknown),
        ...all.map(({ kind, changes }) =>
          node(
            all.length === 1
              ? 'What would make it another'
              : `What would make the ${answerNames[kind].toLowerCase()} another`,
            changes.map(({ sentence }) => sentence),
          ),
        ),
      ].filter(({ children }) => children.length > 0),
    },
  ];
}

function node(title: string, sentences: readonly string[]): TreeNode {
  return { text: title, children: sentences.map((sentence) => ({ text: sentence, children: [] })) };
}

function unique(sentences: readonly string[]): string[] {
  return [...new Set(sentences)];
}

function answerFacts(choice: Choice, { row, facts, languages }: Answer) {
  const { model, memory } = row;
  const level = percent(choice.query.level);
  const doubtful = new Set(
    facts.filter(({ confirmed_by }) => confirmed_by === null).map(({ fact }) => fact),
  );
  const price = facts.find(({ fact }) => fact === 'price');
  return [
    {
      name: 'Score',
      value: `${row.score.toFixed(1)}, ${level} interval ${row.interval.map((end) => end.toFixed(1)).join(' to ')}; P(best) ${probability(row.p_best)}; rank set ${row.rank_set.join('-')}`,
    },
    {
      name: 'Cost',
      value: row.cost === null ? `unknown (${choice.cost.words})` : costWords(choice, row),
      ...(price?.source
        ? { remark: `${price.source}${doubtful.has('price') ? ', unverified' : ''}` }
        : {}),
    },
    ...(memory
      ? [
          {
            name: 'Memory',
            value: `${gigabytes(memory.total_gb)}: ${gigabytes(memory.weights_gb)} of weights and ${gigabytes(memory.allowance_gb)} for KV cache and runtime (assumed)`,
          },
        ]
      : []),
    {
      name: 'Model',
      value: [
        `${model.lab_name}${model.country === null ? '' : `, ${model.country}`}`,
        `open: ${openWord(model.openness)}`,
        model.licence ?? 'licence unknown',
        `size ${size(model.total_params_b, model.active_params_b)}`,
        `context ${tokens(model.context_tokens)}`,
        `released ${model.release_date ?? 'unknown'}`,
      ].join('; '),
    },
    ...(languages.length > 0
      ? [
          {
            name: 'Languages',
            value: languages
              .slice(0, 4)
              .map(
                ({ language, name, score, place, of, kind }) =>
                  `${language}: ${score} on ${name}${kind === 'mean' ? ' (a mean over languages)' : ''}, place ${place} of ${of}`,
              )
              .join('; '),
          },
        ]
      : []),
  ];
}

function costWords({ cost }: Choice, row: Qualifying): string {
  const own = sayCost(row.cost!, cost);
  return cost.kind === 'price' || row.price_usd_per_m === null
    ? own
    : `${own}; ${sayCost(row.price_usd_per_m, { kind: 'price' })}`;
}

function explainAnswers(catalog: Catalog, choice: Choice, answers: readonly GivenAnswer[]) {
  const quality = measureQuality(catalog, choice.query);
  const ids = answers.map(({ all }) => all[0]!.row.model.id);
  return explainRanking(quality.catalog, quality.rank(ids));
}

function notesOf({ notes, query, source_sd, counts }: Choice): string[] {
  const level = percent(query.level);
  return [
    ...notes,
    ...(counts.qualify === 0
      ? []
      : [
          `±: half the ${level} interval of the score; with "b" it also spans what missing scores leave open. Set: with ${level} confidence all rank sets hold the true ranks among these models at once.`,
          'P: probability under the stated errors; a missing score counts as evenly likely anywhere between the lowest and the highest seen. P(front): that no other of these is both cheaper and better.',
          `Errors take the spread between sources of one number as ${source_sd.toFixed(1)} points. ? after a number: no second source confirms it.`,
        ]),
  ];
}

function identityOf({ quality, catalog_hash, query, evidence_until }: Choice): string {
  return [
    `${quality.purposes.length === 1 ? 'Suite' : 'Suites'} ${quality.purposes.map(({ suite, hash }) => `${suite} ${shortHash(hash)}`).join(', ')}`,
    `catalogue ${shortHash(catalog_hash)}`,
    `evidence until ${query.evidence.until ?? 'any day'}${evidence_until === null ? '' : ` (the latest that counts: ${evidence_until})`}`,
    `seed ${query.seed}`,
  ].join('; ');
}
