import type { Catalog, Suite } from '../../catalog/index.ts';
import { answerSuites } from '../../server/answers/lists.ts';
import { type Block, csvTable, heading, list, type Report, table, text } from '../report.ts';
import { matches } from '../search.ts';
import { percent, shortHash, thousands, unknown } from '../words.ts';

export function reportSuites(catalog: Catalog, wanted: string | undefined): Report {
  const all = [...catalog.suites.values()];
  const exact = all.filter((suite) => suite.id === wanted);
  const suites = exact.length > 0 ? exact : all.filter((each) => matches(wanted, fieldsOf(each)));
  return {
    data: {
      catalog_hash: catalog.hash,
      suites: answerSuites(catalog).suites.filter(({ id }) =>
        suites.some((each) => each.id === id),
      ),
    },
    blocks:
      suites.length === 1 && wanted !== undefined
        ? oneSuite(catalog, suites[0]!)
        : manySuites(suites, wanted),
    csv: csvTable(
      {
        suite: ({ suite }) => suite.id,
        version: ({ suite }) => suite.version,
        name: ({ suite }) => suite.name,
        category: ({ suite }) => suite.category,
        basis: ({ suite }) => suite.basis,
        min_coverage: ({ suite }) => suite.min_coverage,
        component: ({ component }) => component.id,
        component_name: ({ component }) => component.name,
        weight: ({ component }) => component.weight,
        benchmarks: ({ component }) => component.benchmarks.join('; '),
        combine: ({ component }) => component.combine,
        tools: ({ component }) => component.tools,
        suite_hash: ({ suite }) => suite.hash,
      },
      suites.flatMap((suite) => suite.components.map((component) => ({ suite, component }))),
    ),
  };
}

function fieldsOf({ id, name, category, description }: Suite): (string | null)[] {
  return [id, name, category, description];
}

function manySuites(suites: readonly Suite[], wanted: string | undefined): Block[] {
  return [
    heading('Suites'),
    suites.length === 0
      ? text(
          wanted === undefined
            ? 'The catalogue holds no suites: add files to catalog/suites.'
            : `No suite has "${wanted}" in its name: \`weigh suites\` lists them all.`,
          'strong',
        )
      : table(
          [
            { title: 'Id', show: (suite) => suite.id, tone: () => 'strong' },
            { title: 'Version', align: 'right', show: (suite) => suite.version, drop: 4 },
            { title: 'For', show: (suite) => suite.category ?? unknown, drop: 1 },
            {
              title: 'Components',
              align: 'right',
              show: (suite) => String(suite.components.length),
              drop: 2,
            },
            { title: 'Covers', align: 'right', show: coverageWords, drop: 3 },
            { title: 'Name', show: (suite) => suite.name, min: 20, wrap: true },
            { title: 'Hash', show: (suite) => shortHash(suite.hash), drop: 5 },
          ],
          suites,
        ),
    ...(suites.length > 0
      ? [
          text(
            'Covers: the share of the weight that a model needs scores on to be ranked. `weigh suites <id>` shows the components of one.',
            'muted',
          ),
        ]
      : []),
  ];
}

function oneSuite(catalog: Catalog, suite: Suite): Block[] {
  const total = suite.components.reduce((sum, { weight }) => sum + weight, 0);
  return [
    heading(`${suite.name} (${suite.id}, version ${suite.version})`),
    text(suite.description),
    table(
      [
        { title: 'Component', show: (part) => part.id, tone: () => 'strong', min: 16 },
        { title: 'Weight', align: 'right', show: (part) => percent(part.weight / total) },
        { title: 'Tools', show: (part) => part.tools, drop: 3 },
        {
          title: 'Benchmarks',
          show: (part) => part.benchmarks.join(part.combine === 'mean' ? ' and ' : ', else '),
          drop: 2,
          min: 20,
          wrap: true,
        },
        {
          title: 'Items',
          align: 'right',
          show: (part) =>
            part.benchmarks
              .map((id) => {
                const items = catalog.benchmarks.get(id)?.items ?? null;
                return items === null ? unknown : thousands(items);
              })
              .join(' + '),
          drop: 4,
        },
      ],
      suite.components,
    ),
    list([
      `A model needs scores on ${coverageWords(suite)} of the weight to be ranked.`,
      suite.basis === 'index'
        ? `Ranked by published or recomputed values of the whole index (${suite.index_benchmark}).`
        : 'Ranked by the weighted mean of the components.',
      `Source: ${suite.source ?? 'Weighbridge'}.`,
    ]),
    text(`Suite ${suite.id} ${shortHash(suite.hash)}, ${suite.file}.`, 'muted'),
  ];
}

function coverageWords(suite: Suite): string {
  return percent(suite.min_coverage);
}
