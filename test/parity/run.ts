import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { explainFailure } from '../../src/cli/fail.ts';
import type { Agreement } from './compare.ts';
import { compareFolder } from './compare-folder.ts';

const usage = `npm run parity -- FOLDER [--only SCORER]... [--out FILE] [--json]

Puts the cases of a folder (NAME.jsonl or NAME.jsonl.gz, format in docs/parity.md) to our graders
and prints how often they say what the reference graders said. The disagreements go to FILE
(default parity-disagreements.jsonl). Exit code 1 when a stated bound is not met.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', multiple: true },
    out: { type: 'string', default: 'parity-disagreements.jsonl' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false, short: 'h' },
  },
});

if (values.help || positionals.length !== 1) {
  console.error(usage);
  process.exit(values.help ? 0 : 2);
}

try {
  const { agreements, without } = await compareFolder(positionals[0]!, values.only);
  const found = new Set([...agreements.map(({ scorer }) => scorer), ...Object.keys(without)]);
  const absent = values.only?.filter((name) => !found.has(name)) ?? [];
  if (absent.length > 0) {
    console.error(`no case of ${absent.join(', ')} in ${positionals[0]}`);
    process.exit(2);
  }
  const lines = agreements.flatMap(({ disagreements }) => disagreements);
  await writeFile(values.out, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  if (values.json) {
    const rows = agreements.map(({ disagreements: _, ...row }) => row);
    console.log(JSON.stringify({ agreements: rows, without }, null, 2));
  } else {
    print(agreements, without, lines.length);
  }
  process.exitCode = agreements.every(({ met }) => met) ? 0 : 1;
} catch (error) {
  const { lines, exitCode } = explainFailure(error, undefined);
  for (const line of lines) console.error(line);
  process.exitCode = exitCode;
}

function print(
  agreements: readonly Agreement[],
  without: Readonly<Record<string, number>>,
  disagreements: number,
): void {
  const widths = [34, 7, 11, 8, 14, 14];
  const row = (cells: string[]): string =>
    cells
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
      .join('');
  console.log(row(['scorer', 'cases', 'agreement', 'bound', 'false accepts', 'false rejects']));
  for (const each of agreements) {
    const { scorer, cases, agreed, bound, falseAccepts, falseRejects, met, skipped } = each;
    const left = Object.entries(skipped).map(([reason, count]) => `${count} left out: ${reason}`);
    const remarks = [...(met ? [] : ['BELOW ITS BOUND']), ...left].join('; ');
    const numbers = [cases, share(agreed, cases), percent(bound), falseAccepts, falseRejects];
    console.log(`${row([scorer, ...numbers.map(String)])}  ${remarks}`.trimEnd());
  }
  for (const [scorer, count] of Object.entries(without)) {
    console.log(row([scorer, String(count), 'no grader']));
  }
  console.log(`${disagreements} disagreements written to ${values.out}`);
}

function share(agreed: number, cases: number): string {
  return cases === 0 ? 'no case' : percent(agreed / cases);
}

/** Rounded down, so that 100 % is said of nothing less. */
function percent(value: number): string {
  return `${(Math.floor(value * 10_000) / 100).toFixed(2)} %`;
}
