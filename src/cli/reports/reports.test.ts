import { describe, expect, test } from 'vitest';
import { aBenchmark, aCatalog, aModel, aScore, aSuite } from '../../../test/small-catalog.ts';
import type { CatalogRecords } from '../../catalog/index.ts';
import type { Ranking } from '../../ranking/ranking.ts';
import { toTerminal } from '../print/terminal.ts';
import type { Report } from '../report.ts';
import { reportBenchmarks } from './benchmarks.ts';
import { reportComparison } from './comparison.ts';
import { reportLineage } from './lineage.ts';
import { reportModel } from './model-sheet.ts';
import { reportModels } from './models.ts';
import { reportOpenness } from './openness.ts';
import { reportRanking } from './ranking.ts';
import { reportReleases } from './releases.ts';
import { reportScores } from './scores.ts';
import { reportSources } from './sources.ts';
import { reportSuites } from './suites.ts';

const today = '2026-01-01';
const benchmarks = ['a', 'b', 'c', 'd'];

function catalogOf(more: Partial<CatalogRecords> = {}) {
  return aCatalog(
    {
      sources: [
        {
          id: 'source',
          name: 'Source',
          url: 'https://example.org',
          licence: 'CC-BY-4.0',
          licence_as_read: null,
          attribution: 'Scores by Source, CC BY 4.0.',
        },
      ],
      models: [
        aModel({ id: 'first', name: 'First', openness: 'open-weights', licence: 'MIT' }),
        aModel({
          id: 'second',
          name: 'Second',
          base_model: 'first',
          release_date: '2025-06-01',
          price: { input_usd_per_m: 1, output_usd_per_m: 5, source: 'list' },
          checked: { price: 'other list', release_date: 'card' },
        }),
        aModel({ id: 'sparse', name: 'Sparse', release_date: null, country: null }),
        aModel({ id: 'untested', name: 'Untested' }),
      ],
      benchmarks: benchmarks.map((id) => aBenchmark({ id, items: 500 })),
      suites: [aSuite({ id: 'glm-12', components: benchmarks })],
      scores: [
        ...benchmarks.map((benchmark) => aScore({ model: 'first', benchmark, score: 80 })),
        ...benchmarks.map((benchmark) => aScore({ model: 'second', benchmark, score: 40 })),
        aScore({ model: 'first', benchmark: 'a', score: 85, reported_by: 'rival' }),
        aScore({ model: 'sparse', benchmark: 'a', score: 50, published: null }),
      ],
      ...more,
    },
    'c0ffee',
  );
}

const words = ({ blocks }: Report): string =>
  toTerminal(blocks, { width: undefined, colour: false });
const rank = (parameters: object = {}, flags = { all: false, explain: false }): Report =>
  reportRanking(catalogOf(), { suite: 'glm-12', ...parameters }, today, flags);

describe('rank', () => {
  test('shows the ranked, the unranked with the reason, the excluded, the hashes and both dates', () => {
    const printed = words(rank({ as_of: '2025-12-31' }));
    expect(printed).toMatch(/1 {2}1-1 {2}First {3}80\.0 ±/);
    expect(printed).toMatch(/Outside the question: .*1 no score on this suite/);
    expect(printed).toContain('1 release date unknown');
    expect(printed).toContain('Suite glm-12 hash-of-glm-');
    expect(printed).toContain('catalogue c0ffee');
    expect(printed).toMatch(/models released by 2025-12-31; evidence until\s2026-01-01/);
    expect(printed).toContain('Scores by Source, CC BY 4.0.');
    expect(words(rank())).toMatch(/Sparse.*covers 25 % of the weight, 70 % needed; bounds/);
  });

  test('what nobody confirmed carries a mark, what is confirmed does not', () => {
    const printed = words(rank());
    expect(printed).toMatch(/First .*weights\?/);
    expect(printed).toMatch(/Second .* 2\.00 /);
  });

  test('--top cuts the rows and leaves their ranks', () => {
    const { data, blocks, csv } = rank({ top: '1' });
    expect((data as Ranking).rows).toHaveLength(1);
    expect((data as Ranking).rows[0]!.p_best).toBeGreaterThan(0.99);
    expect(words({ data, blocks, csv })).toContain('1 of 2 ranked models.');
    expect(csv.rows).toHaveLength(1);
    expect(rank({ top: '1' }, { all: true, explain: false }).csv.rows).toHaveLength(2);
  });

  test('an empty result says what to relax', () => {
    const printed = words(rank({ open: true, country: 'FR' }));
    expect(printed).toContain('No model with a score on this suite fits the question.');
    expect(printed).toContain('- without --country: 1 model');
    const byAbility = words(
      reportRanking(catalogOf(), { open: true, country: 'FR' }, today, {
        all: false,
        explain: false,
      }),
    );
    expect(byAbility).toContain('No model with a score that counts fits the question.');
    expect(byAbility).toContain('- without --country: 1 model');
    const early = words(rank({ evidence_until: '2024-01-01' }));
    expect(early).toMatch(/No model/);
  });

  test('--explain tells for every row why it counts or not', () => {
    const report = rank({}, { all: false, explain: true });
    expect(words(report)).toMatch(/85 {2}by a rival lab, after an independent evaluator/);
    expect(report.data).toHaveProperty('explanation.models.0.cells.0.rows.1.counts', false);
  });

  test('a control character in a name does not reach the terminal', () => {
    const models = [aModel({ id: 'first', name: 'Fi\u001b[2Jrst' })];
    const report = reportRanking(catalogOf({ models }), {}, today, { all: false, explain: false });
    expect(words(report)).toContain('Fi[2Jrst');
    expect(words(report)).not.toContain('\u001b');
  });
});

describe('the other reports', () => {
  test('compare says who leads, by how much, how sure, and on what', () => {
    const printed = words(reportComparison(catalogOf(), ['First', 'second'], {}, today));
    expect(printed).toMatch(/First leads Second by 40\.0 ± \d\.\d points on 4 shared benchmarks/);
    const none = reportComparison(catalogOf(), ['first', 'untested'], {}, today);
    expect(words(none)).toContain('no benchmark on which each of them has a score');
  });

  test('a fact sheet shows confirmation, lineage and conflicting scores', () => {
    const first = words(reportModel(catalogOf(), 'first'));
    expect(first).toMatch(/Licence {2,}MIT {2}unverified/);
    expect(first).toMatch(/Parameters {2,}unknown/);
    expect(first).toMatch(/a +reasoning +80 {2}!/);
    expect(first).toContain('Second (Lab, US, 2025-06-01, closed)');
    const second = words(reportModel(catalogOf(), 'second'));
    expect(second).toMatch(/Price .*confirmed \[2\]/);
    expect(second).toContain('[2] other list');
    expect(words(reportModel(catalogOf(), 'untested'))).toContain('holds no score of this model');
  });

  test('lineage marks an unconfirmed base', () => {
    expect(words(reportLineage(catalogOf(), 'second'))).toMatch(
      /└─ First .*\n {3}└─ Second .*\n {9}base unverified/,
    );
  });

  test('releases give counts and shares, and say that the catalogue is a selection', () => {
    const how = { by: 'country', per: 'year' } as const;
    const printed = words(reportReleases(catalogOf(), how, {}, today));
    expect(printed).toMatch(/2025 +3 {2}3 \(100 %\)/);
    expect(printed).toContain('The catalogue is a selection');
    expect(printed).toContain('1 model with an unknown release date is not counted');
    const none = reportReleases(catalogOf(), how, { country: 'FR' }, today);
    expect(words(none)).toContain('without --country: 3 models');
  });

  test('openness gives both ends', () => {
    expect(words(reportOpenness(catalogOf(), 'second'))).toMatch(/Second: 0 to 88 of 100/);
  });

  test('models are filtered by text and facts, unknown last', () => {
    const list = (parameters: object, text?: string) =>
      reportModels(catalogOf(), { ...parameters }, { text, sort: 'date', all: false }, today);
    expect(words(list({ open: true }))).toMatch(/first[\s\S]*1 model\./);
    expect(list({}, 'SECOND').csv.rows).toHaveLength(1);
    expect(
      list({})
        .csv.rows.map((row) => row[0])
        .at(-1),
    ).toBe('sparse');
    expect(words(list({ max_price: '1' }))).toContain('without --max-price: 4 models');
    expect(words(list({}, 'nothing like it'))).toContain('no model is named like');
  });

  test('scores are filtered, and an empty list says what to leave out', () => {
    const scores = (question: object) => reportScores(catalogOf(), question, today);
    expect(scores({ model: 'First' }).csv.rows).toHaveLength(5);
    expect(scores({ model: 'first', reportedBy: 'rival' }).csv.rows).toHaveLength(1);
    expect(scores({ since: '2025-02' }).csv.rows).toHaveLength(9);
    expect(scores({ since: '2025-03' }).csv.rows).toHaveLength(0);
    expect(words(scores({ model: 'sparse', benchmark: 'b' }))).toContain(
      'without --benchmark: 1 scores',
    );
    expect(() => scores({ until: '2030' })).toThrow(/future/);
    expect(() => scores({ source: 'elsewhere' })).toThrow(/no source/);
  });

  test('benchmarks, suites and sources', () => {
    expect(reportBenchmarks(catalogOf(), { text: undefined }).csv.rows).toHaveLength(4);
    expect(() => reportBenchmarks(catalogOf(), { text: undefined, category: 'x' })).toThrow(
      /--category is one of reasoning/,
    );
    expect(words(reportSuites(catalogOf(), 'glm-12'))).toContain('25 %');
    expect(words(reportSuites(catalogOf(), 'nope'))).toContain('No suite has "nope"');
    expect(words(reportSources(catalogOf(), 'cc-by'))).toContain('Scores by Source, CC BY 4.0.');
  });
});
