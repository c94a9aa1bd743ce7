import pc from 'picocolors';
import { explainFailure } from './fail.ts';
import { buildProgram } from './program.ts';

/** Runs one command line; the exit code is left in `process.exitCode`, so that all output is written first. */
export async function main(argv: readonly string[]): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error) => fail(error, undefined));
  }
  const program = buildProgram();
  const names = program.commands.map((command) => command.name());
  const typed = argv.slice(2).find((word) => names.includes(word));
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    // No command, or one that needs another after it: its help is the answer.
    if ((error as { code?: string }).code === 'commander.help') {
      (program.commands.find((command) => command.name() === typed) ?? program).outputHelp();
    } else {
      fail(error, typed);
    }
  }
}

function fail(error: unknown, command: string | undefined): void {
  const { lines, exitCode } = explainFailure(error, command);
  const red = pc.createColors(pc.isColorSupported && process.stderr.isTTY).red;
  for (const line of lines) console.error(line.replace(/^weigh:/, (prefix) => red(prefix)));
  process.exitCode = exitCode;
}
