import type { Catalog } from '../../catalog/index.ts';
import { type Citation, citation } from '../../ranking/citation.ts';
import { parseQuery, type QueryParameters } from '../../ranking/parse-query.ts';
import { rank } from '../../ranking/rank.ts';
import { UsageError } from '../fail.ts';
import { csvTable, heading, type Report, text } from '../report.ts';

/** @throws RankingError; UsageError for an address that is not one of the web. */
export function reportCitation(
  catalog: Catalog,
  parameters: QueryParameters,
  today: string,
  { version, address }: { version: string; address: string | undefined },
): Report {
  if (address !== undefined && !/^https?:\/\/[^\s"<>]+$/.test(address)) {
    throw new UsageError(`--address starts with http:// or https://, not "${address}"`);
  }
  const { query } = parseQuery(parameters, catalog, today);
  const cited = citation(rank(catalog, query), {
    version,
    ...(address === undefined ? {} : { address }),
  });
  return {
    data: cited,
    blocks: [
      heading('Text'),
      text(cited.text),
      heading('BibTeX'),
      { kind: 'verbatim', lines: cited.bibtex.split('\n') },
      heading('Permanent link'),
      { kind: 'verbatim', lines: [cited.link] },
      heading('Command'),
      { kind: 'verbatim', lines: [cited.command] },
    ],
    csv: csvTable<Citation>(
      {
        text: (each) => each.text,
        bibtex: (each) => each.bibtex,
        link: (each) => each.link,
        command: (each) => each.command,
        suite: (each) => each.suite.id,
        suite_version: (each) => each.suite.version,
        suite_hash: (each) => each.suite.hash,
        catalog_hash: (each) => each.catalog_hash,
        asked_until: (each) => each.asked_until,
        evidence_until: (each) => each.evidence_until,
        level: (each) => each.level,
        seed: (each) => each.seed,
        ranked: (each) => each.ranked,
      },
      [cited],
    ),
  };
}
