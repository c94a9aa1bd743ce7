import { type Catalog, findByName } from '../../catalog/index.ts';
import { type CriterionResult, opennessOf } from '../../ranking/openness.ts';
import { csvTable, heading, type Report, table, text } from '../report.ts';
import { unknown } from '../words.ts';

const levels = ['0 closed', '1 described', '2 restricted', '3 open'];

/** @throws NotFoundError with the nearest names. */
export function reportOpenness(catalog: Catalog, name: string): Report {
  const model = findByName(catalog.models, name, 'model');
  const report = opennessOf(catalog, model);
  const [low, high] = report.interval;
  return {
    data: report,
    blocks: [
      heading(`Openness of ${model.name}: ${low.toFixed(0)} to ${high.toFixed(0)} of 100`),
      text(
        `${report.known} of ${report.criteria} criteria are known. The lower end takes every unknown as closed, the upper as open; the truth lies between.`,
      ),
      table(
        [
          { title: 'Pillar', show: (row) => row.pillar, tone: () => 'strong' },
          { title: 'Points', align: 'right', show: (row) => row.points, tone: () => 'strong' },
          { title: 'Criterion', show: (row) => row.criterion.name, min: 20, wrap: true },
          {
            title: 'Level',
            show: ({ criterion }) => levelWords(criterion),
            tone: ({ criterion }) => (criterion.level === null ? 'muted' : 'plain'),
          },
          {
            title: 'Evidence',
            show: ({ criterion }) => evidenceWords(criterion),
            tone: ({ criterion }) => (criterion.basis === 'unknown' ? 'muted' : 'plain'),
            min: 16,
            wrap: true,
          },
        ],
        report.pillars.flatMap((pillar) =>
          pillar.criteria.map((criterion, i) => ({
            pillar: i === 0 ? pillar.name : '',
            points:
              i === 0
                ? `${pillar.points.map((end) => end.toFixed(1)).join(' to ')} of ${pillar.weight}`
                : '',
            criterion,
          })),
        ),
      ),
      text(
        'Each pillar counts the mean of its criteria, 0 closed to 3 open. A model made from another is never more open than that one in what it inherits.',
        'muted',
      ),
    ],
    csv: csvTable(
      {
        model: () => model.id,
        pillar: ({ pillar }) => pillar.id,
        weight: ({ pillar }) => pillar.weight,
        criterion: ({ criterion }) => criterion.id,
        name: ({ criterion }) => criterion.name,
        level: ({ criterion }) => criterion.level,
        level_from: ({ criterion }) => criterion.range[0],
        level_to: ({ criterion }) => criterion.range[1],
        basis: ({ criterion }) => criterion.basis,
        source: ({ criterion }) => criterion.source,
        note: ({ criterion }) => criterion.note,
      },
      report.pillars.flatMap((pillar) =>
        pillar.criteria.map((criterion) => ({ pillar, criterion })),
      ),
    ),
  };
}

function levelWords({ level, range }: CriterionResult): string {
  if (level !== null) return levels[level]!;
  return range[0] === 0 && range[1] === 3 ? unknown : `${range[0]} to ${range[1]}`;
}

function evidenceWords({ note, source }: CriterionResult): string {
  return [note, source].filter((part) => part !== null).join('; ') || 'no evidence yet';
}
