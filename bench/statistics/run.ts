/**
 * The estimators beside numpy and scipy in the same run. The peers need Python with both packages:
 * set WEIGH_BENCH_PYTHON to its interpreter; without it only our own times are measured. Best of
 * several runs, by the wall clock and by the processor's, which other work on the machine moves less.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Figure, report } from '../measure.ts';

interface Line {
  name: string;
  ours_ms: number;
  peer_ms: number | null;
  ours_cpu: number;
  peer_cpu: number | null;
  peer: string | null;
  aim_ms?: number;
}

const folder = import.meta.dirname;
const figures: Figure[] = [];
for (const file of readdirSync(folder).sort()) {
  if (!file.endsWith('.ts') || file === 'run.ts') continue;
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, file)], {
    encoding: 'utf8',
  });
  if (status !== 0) {
    console.error(`${file}: ${stderr}`);
    process.exitCode = 1;
    continue;
  }
  for (const line of stdout.split('\n').filter((text) => text.startsWith('{'))) {
    const { name, ours_ms, ours_cpu, peer_ms, peer_cpu, peer, aim_ms } = JSON.parse(line) as Line;
    const beside = (value: number | null) =>
      value === null || peer === null ? {} : { peer: { name: peer, value } };
    const aim = aim_ms === undefined ? {} : { aim: aim_ms };
    figures.push({ name, value: ours_ms, unit: 'ms', ...aim, ...beside(peer_ms) });
    figures.push({ name: `${name}: CPU`, value: ours_cpu, unit: 'ms', ...beside(peer_cpu) });
  }
}
report('statistics', figures);
