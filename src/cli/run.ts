import type { Command } from 'commander';
import { printReport } from './print/print-report.ts';
import type { Report } from './report.ts';
import { openSession, type Session } from './session.ts';

/**
 * Makes the action of a command out of what answers it. Everything that the answer needs should be
 * imported inside, so that `weigh --help` and the other commands do not wait for it.
 *
 * @param answer gets the session, the command's options, and its arguments in their order.
 */
export function run<Options extends object, Arguments extends unknown[]>(
  answer: (session: Session, options: Options, ...given: Arguments) => Promise<Report>,
): (...parameters: unknown[]) => Promise<void> {
  return async (...parameters) => {
    const command = parameters.at(-1) as Command;
    const options = parameters.at(-2) as Options;
    const given = parameters.slice(0, -2) as Arguments;
    const session = openSession(command);
    await printReport(session, await answer(session, options, ...given));
  };
}
