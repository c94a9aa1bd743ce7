import type { Catalog } from '../../catalog/index.ts';
import { parseQuery } from '../../ranking/parse-query.ts';
import { answerLabs } from '../../server/answers/labs.ts';
import { csvTable, heading, type Report, table, text } from '../report.ts';
import { matches } from '../search.ts';
import { shortHash, unknown } from '../words.ts';

/** @throws RankingError for an impossible country. */
export function reportLabs(
  catalog: Catalog,
  { text: wanted, country }: { text: string | undefined; country?: string },
): Report {
  const { countries } = parseQuery({ country }, catalog, '9999-12-31').query.models;
  const labs = answerLabs(catalog).labs.filter(
    (lab) =>
      (countries === undefined || countries.includes(lab.country ?? '')) &&
      matches(wanted, [lab.id, lab.name, ...lab.aliases]),
  );
  return {
    data: { catalog_hash: catalog.hash, labs },
    blocks: [
      heading('Labs'),
      labs.length === 0
        ? text('No lab fits: leave out the text or --country.', 'strong')
        : table(
            [
              { title: 'Id', show: (lab) => lab.id, tone: () => 'strong' },
              { title: 'Name', show: (lab) => lab.name, min: 16 },
              { title: 'From', show: (lab) => lab.country ?? unknown },
              { title: 'Models', align: 'right', show: (lab) => String(lab.models) },
              { title: 'Open', align: 'right', show: (lab) => String(lab.open), drop: 1 },
              { title: 'Latest', show: (lab) => lab.latest ?? unknown, drop: 2 },
            ],
            labs,
          ),
      text(`Catalogue ${shortHash(catalog.hash)}.`, 'muted'),
    ],
    csv: csvTable(
      {
        id: (lab) => lab.id,
        name: (lab) => lab.name,
        country: (lab) => lab.country,
        models: (lab) => lab.models,
        open: (lab) => lab.open,
        latest: (lab) => lab.latest,
      },
      labs,
    ),
  };
}
