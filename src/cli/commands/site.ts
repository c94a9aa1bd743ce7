import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { printReport } from '../print/print-report.ts';
import { progressBar } from '../print/progress-bar.ts';
import { openSession, type Session } from '../session.ts';
import { versionOf } from '../version.ts';

const examples = `
Examples:
  weigh site --out public
  weigh site --out public && python3 -m http.server --directory public

The folder must be empty, not there yet, or an earlier export, which is replaced once the new one is
whole. Any web server can serve it, from any subfolder; questions that no file answers are answered
in the reader's browser.`;

export function addSite(program: Command): void {
  program
    .command('site')
    .description('Write the pages and their data as files for any plain web server')
    .requiredOption('--out <folder>', 'where to')
    .addHelpText('after', examples)
    .action(async ({ out }: { out: string }, command: Command) => {
      await writeSite(openSession(command), out);
    });
}

async function writeSite(session: Session, out: string): Promise<void> {
  const [
    { exportSite },
    { checkTarget, SiteError },
    { buildWeb, isCheckout, webFolderOf, WebBuildError },
  ] = await Promise.all([
    import('../../server/site/export-site.ts'),
    import('../../server/site/target.ts'),
    import('../../server/web-build.ts'),
  ]);
  const abort = new AbortController();
  const stop = (): void => abort.abort();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  const bar = progressBar('Writing the site');
  let built: string | undefined;
  try {
    checkTarget(out);
    const catalog = await session.loadCatalog();
    if (isCheckout(session.root)) {
      built = mkdtempSync(join(tmpdir(), 'weigh-site-'));
      await buildWeb(session.root, built);
    }
    const started = performance.now();
    const summary = await exportSite({
      catalog,
      webFolder: built ?? webFolderOf(session.root),
      out,
      today: session.today,
      version: versionOf(),
      progress: bar.show,
      signal: abort.signal,
    });
    bar.clear();
    const { reportSite } = await import('../reports/site.ts');
    await printReport(session, reportSite(summary, performance.now() - started));
  } catch (error) {
    bar.clear();
    if (abort.signal.aborted) {
      console.error('weigh: stopped; nothing was written');
      process.exitCode = 130;
    } else if (error instanceof SiteError || error instanceof WebBuildError) {
      console.error(`weigh: ${error.message}`);
      if ('output' in error && error.output !== '') console.error(error.output);
      process.exitCode = 1;
    } else throw error;
  } finally {
    if (built !== undefined) rmSync(built, { recursive: true, force: true });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.removeListener(signal, stop);
  }
}
