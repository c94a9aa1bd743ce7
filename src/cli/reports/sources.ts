import type { Catalog } from '../../catalog/index.ts';
import { answerSources } from '../../server/answers/sources.ts';
import { csvTable, heading, list, type Report, table, text } from '../report.ts';
import { matches } from '../search.ts';
import { count, shortHash, thousands, unknown } from '../words.ts';

export function reportSources(catalog: Catalog, wanted: string | undefined): Report {
  const found = answerSources(catalog).sources.filter((source) =>
    matches(wanted, [source.id, source.name, source.licence, source.licence_as_read]),
  );
  const attributions = found.flatMap(({ attribution }) => attribution ?? []);
  return {
    data: { catalog_hash: catalog.hash, sources: found },
    blocks: [
      heading(`Sources: ${count(found.length, 'collection')}`),
      ...(found.length === 0
        ? [text(`No source has "${wanted}" in its name or licence.`, 'strong')]
        : [
            table(
              [
                { title: 'Id', show: (row) => row.id, tone: () => 'strong' },
                { title: 'Scores', align: 'right', show: (row) => thousands(row.scores) },
                { title: 'Models', align: 'right', show: (row) => String(row.models), drop: 2 },
                {
                  title: 'Documents',
                  align: 'right',
                  show: (row) => String(row.documents),
                  drop: 3,
                },
                {
                  title: 'Licence',
                  show: (row) => row.licence ?? row.licence_as_read ?? unknown,
                  drop: 1,
                  min: 12,
                },
                { title: 'Address', show: (row) => row.url ?? unknown, drop: 4, min: 20 },
              ],
              found,
            ),
          ]),
      ...(attributions.length > 0
        ? [heading('Attribution'), list([...new Set(attributions)])]
        : []),
      text(`Catalogue ${shortHash(catalog.hash)}.`, 'muted'),
    ],
    csv: csvTable(
      {
        id: (row) => row.id,
        name: (row) => row.name,
        url: (row) => row.url,
        licence: (row) => row.licence,
        licence_as_read: (row) => row.licence_as_read,
        attribution: (row) => row.attribution,
        documents: (row) => row.documents,
        scores: (row) => row.scores,
        models: (row) => row.models,
      },
      found,
    ),
  };
}
