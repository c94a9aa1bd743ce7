import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Where the built pages lie, below the program's own folder. */
export function webFolderOf(root: string): string {
  return join(root, 'dist', 'web');
}

/** Whether the program's folder holds the sources of the pages, as a published package does not. */
export function isCheckout(root: string): boolean {
  return existsSync(join(root, 'web', 'index.html')) && existsSync(join(root, 'vite.config.ts'));
}

/** What the pages are made of: their own sources, and the rooms whose code they run. */
const sourceFolders = [
  'web',
  'src/statistics',
  'src/catalog',
  'src/ranking',
  'src/claims',
  'src/server',
];

/**
 * Whether the pages must be built before they can be served: in a checkout when they are absent or
 * older than what they are made of. A published package holds no sources and is never stale.
 */
export function isWebStale(root: string): boolean {
  if (!isCheckout(root)) return false;
  const built = join(webFolderOf(root), 'index.html');
  if (!existsSync(built)) return true;
  const time = statSync(built).mtimeMs;
  if (statSync(join(root, 'vite.config.ts')).mtimeMs > time) return true;
  return sourceFolders.some((folder) => newestIn(join(root, folder)) > time);
}

function newestIn(folder: string): number {
  let newest = 0;
  if (!existsSync(folder)) return newest;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) newest = Math.max(newest, newestIn(path));
    else if (!/\.test\.tsx?$/.test(entry.name)) newest = Math.max(newest, statSync(path).mtimeMs);
  }
  return newest;
}

/** The pages could not be built; `output` is what the builder said. */
export class WebBuildError extends Error {
  readonly code = 'web-build';
  readonly output: string;

  constructor(message: string, output: string) {
    super(message);
    this.name = 'WebBuildError';
    this.output = output;
  }
}

/**
 * Builds the pages with the checkout's own Vite.
 * @param folder where to, default `dist/web`.
 * @throws WebBuildError
 */
export async function buildWeb(root: string, folder = webFolderOf(root)): Promise<void> {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  if (!existsSync(vite)) {
    throw new WebBuildError('the pages are not built and Vite is not installed; run `npm ci`', '');
  }
  const child = spawn(
    process.execPath,
    [
      vite,
      'build',
      ...['--config', 'vite.config.ts', '--outDir', folder, '--emptyOutDir'],
      ...['--logLevel', 'warn'],
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code === 0) return;
  // Where in the builder it happened helps nobody who wants to see the pages.
  const said = output.replaceAll(/^ +at .*\n?/gm, '').trim();
  throw new WebBuildError('the pages could not be built; `npm run build` tries again', said);
}
