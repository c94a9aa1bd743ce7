import { existsSync } from 'node:fs';
import { sharedPath } from '../../test/needs.ts';
import { type Figure, report } from '../measure.ts';
import { bfclFigures } from './bfcl.ts';
import { ifevalFigures } from './ifeval.ts';
import { mathFigures } from './math.ts';
import { programFigures } from './programs.ts';

/** Each measures one grader beside its peer in the same run; more go here. */
const benches: readonly ((folder: string) => Promise<Figure[]>)[] = [
  mathFigures,
  ifevalFigures,
  bfclFigures,
  programFigures,
];

const folder = process.argv[2] ?? sharedPath('parity');
if (!existsSync(folder)) {
  console.error(
    `no folder ${folder}: npm run bench:graders -- FOLDER, with case files of docs/parity.md`,
  );
  process.exit(2);
}
const figures: Figure[] = [];
for (const bench of benches) figures.push(...(await bench(folder)));
report('graders', figures);
