import type { Report } from '../report.ts';
import type { Session } from '../session.ts';

/** Writes the report to standard output in the form that was asked for. */
export async function printReport(session: Session, report: Report): Promise<void> {
  process.stdout.write(await formatReport(session, report));
}

/** Only the form that is asked for is loaded. */
async function formatReport(session: Session, report: Report): Promise<string> {
  switch (session.format) {
    case 'json':
      return `${JSON.stringify(report.data, null, session.terminal ? 2 : undefined)}\n`;
    case 'csv':
      return (await import('../../server/csv.ts')).toCsv(report.csv);
    case 'md':
      return (await import('./markdown.ts')).toMarkdown(report.blocks);
    case 'text':
      return (await import('./terminal.ts')).toTerminal(report.blocks, session);
  }
}
