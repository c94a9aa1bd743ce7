/** Builds what a published package holds: dist/ with the program, the pages and the compiled catalogue. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

function run(what: string, command: string, ...parameters: string[]): void {
  process.stdout.write(`${what} ... `);
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(command, parameters, {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) {
    console.log('failed');
    console.error(stdout, stderr);
    process.exit(1);
  }
  console.log(`${((performance.now() - started) / 1000).toFixed(1)} s`);
}

const tool = (name: string): string => join(root, 'node_modules', '.bin', name);

// All but the fitted abilities: they are checked by digest and take the longest to make.
const dist = join(root, 'dist');
for (const name of existsSync(dist) ? readdirSync(dist) : []) {
  if (!name.endsWith('.ability.json')) rmSync(join(dist, name), { recursive: true, force: true });
}
run('program', tool('tsc'), '-p', 'tsconfig.build.json');
if (existsSync(join(root, 'web'))) {
  run('pages', tool('vite'), 'build', '--config', 'vite.config.ts', '--logLevel', 'warn');
}
run('catalogue', process.execPath, join(root, 'bin', 'weigh.cjs'), 'catalog', 'build');
