import { existsSync } from 'node:fs';
import { sharedPath } from '../../test/needs.ts';
import { type Figure, report } from '../measure.ts';
import { mathFigures } from './math.ts';

/** Each measures one grader beside its peer in the same run; more go here. */
const benches: readonly ((folder: string) => Promise<Figure[]>)[] = [mathFigures];

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
