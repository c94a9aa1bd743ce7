import { type Command, InvalidArgumentError } from 'commander';
import { openSession, type Session } from '../session.ts';
import { versionOf } from '../version.ts';

interface BoardOptions {
  port: number;
  host: string;
  open?: boolean;
  store?: string;
}

const examples = `
Examples:
  weigh board
  weigh board --port 8080 --open
  weigh board --host 0.0.0.0     for other machines, too
  weigh board --store runs.db    with the runs of another store than ~/.weighbridge

Ctrl-C stops it. If the port is taken, the next free one is used.`;

export function addBoard(program: Command): void {
  program
    .command('board')
    .description('Show the pages: a small web server on this machine')
    .option('--port <number>', 'first port to try', parsePort, 4680)
    .option(
      '--host <address>',
      'address to listen on; the default lets only this machine in',
      '127.0.0.1',
    )
    .option('--open', 'open a browser')
    .option('--store <file>', 'where own runs are kept (or WEIGH_STORE)')
    .addHelpText('after', examples)
    .action(async (options: BoardOptions, command: Command) => {
      await showBoard(openSession(command), options);
    });
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new InvalidArgumentError('a port is a whole number from 0 to 65535.');
  }
  return port;
}

/** Serves the pages until the process is told to stop. */
async function showBoard(session: Session, options: BoardOptions): Promise<void> {
  const [{ ListenError, startServer }, { openRuns }, web] = await Promise.all([
    import('../../server/start.ts'),
    import('../../server/runs/open-runs.ts'),
    import('../../server/web-build.ts'),
  ]);
  try {
    if (web.isWebStale(session.root)) await buildPages(session.root, web.buildWeb);
    const catalog = await session.loadCatalog();
    const server = await startServer({
      catalog,
      webFolder: web.webFolderOf(session.root),
      today: () => dayOf(new Date()),
      version: versionOf(),
      host: options.host,
      port: options.port,
      warm: true,
      runs: openRuns(options.store),
    });
    if (server.taken.length > 0) {
      const ports =
        server.taken.length === 1
          ? `Port ${server.taken[0]} is`
          : `Ports ${server.taken.join(', ')} are`;
      console.log(`${ports} in use; the board is at the next free one:`);
    }
    console.log(`${server.url}  evidence up to ${catalog.evidenceUntil() ?? 'no known date'}`);
    if (options.open) await openBrowser(server.url);
    await untilStopped();
    await server.close();
  } catch (error) {
    if (!(error instanceof ListenError || error instanceof web.WebBuildError)) throw error;
    console.error(`weigh: ${error.message}`);
    if ('output' in error && error.output !== '') console.error(error.output);
    process.exitCode = 1;
  }
}

/** In a checkout the pages may be older than their sources; says so while they are built. */
async function buildPages(root: string, build: (root: string) => Promise<void>): Promise<void> {
  process.stderr.write('Building the pages ... ');
  const started = performance.now();
  try {
    await build(root);
  } catch (error) {
    console.error('failed');
    throw error;
  }
  console.error(`${((performance.now() - started) / 1000).toFixed(1)} s`);
}

/** Resolves at the first Ctrl-C or SIGTERM; a second one ends the process at once. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

function dayOf(date: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** A machine without a browser is no failure: the address has been printed. */
async function openBrowser(url: string): Promise<void> {
  const { spawn } = await import('node:child_process');
  const [program, ...parameters] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', url]
        : ['xdg-open', url];
  spawn(program!, parameters, { stdio: 'ignore', detached: true })
    .on('error', () => console.error('No browser could be opened; open the address yourself.'))
    .unref();
}
