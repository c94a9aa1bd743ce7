/**
 * The estimators beside numpy and scipy in the same run. The peers need Python with both packages:
 * set WEIGH_BENCH_PYTHON to its interpreter; without it only our own times are measured.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Figure, report } from '../measure.ts';

interface Line {
  name: string;
  ours_ms: number;
  peer_ms: number | null;
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
    const { name, ours_ms, peer_ms, peer, aim_ms } = JSON.parse(line) as Line;
    figures.push({
      name,
      value: ours_ms,
      unit: 'ms',
      ...(aim_ms === undefined ? {} : { aim: aim_ms }),
      ...(peer_ms === null || peer === null || peer_ms === undefined
        ? {}
        : { peer: { name: peer, value: peer_ms } }),
    });
  }
}
report('statistics', figures);
