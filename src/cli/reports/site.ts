import type { SiteSummary } from '../../server/site/export-site.ts';
import { csvTable, type Report } from '../report.ts';

/** @param milliseconds that the export took. */
export function reportSite(summary: SiteSummary, milliseconds: number): Report {
  const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
  return {
    data: summary,
    blocks: [
      {
        kind: 'facts',
        facts: [
          { name: 'Folder', value: summary.folder },
          { name: 'Pages', value: String(summary.pages) },
          { name: 'Answers', value: String(summary.answers), remark: 'as files below api/v1/' },
          { name: 'Size', value: `${megabytes(summary.bytes)} in ${summary.files} files` },
          {
            name: 'For other questions',
            value: megabytes(summary.catalog_bytes),
            remark: 'that a browser loads once to answer them itself',
          },
          { name: 'Evidence up to', value: summary.evidence_until ?? 'no known date' },
          { name: 'Catalogue', value: summary.catalog_hash },
          { name: 'Time', value: `${(milliseconds / 1000).toFixed(1)} s` },
        ],
      },
    ],
    csv: csvTable<SiteSummary>(
      {
        folder: (site) => site.folder,
        pages: (site) => site.pages,
        answers: (site) => site.answers,
        files: (site) => site.files,
        bytes: (site) => site.bytes,
        catalog_bytes: (site) => site.catalog_bytes,
        evidence_until: (site) => site.evidence_until,
        today: (site) => site.today,
        catalog_hash: (site) => site.catalog_hash,
      },
      [summary],
    ),
  };
}
