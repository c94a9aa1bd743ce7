import type { Sandbox } from '../sandbox.ts';
import type { Attack } from './attack.ts';
import { type AttackedHost, openAttackedHost } from './attacked-host.ts';
import { fileAttacks } from './files.ts';
import { networkAttacks } from './network.ts';
import { processAttacks } from './processes.ts';
import { resourceAttacks } from './resources.ts';

/** All attacks, in the order of the report. */
export const attacks: readonly Attack[] = [
  ...fileAttacks,
  ...networkAttacks,
  ...processAttacks,
  ...resourceAttacks,
];

/** What became of one attack. */
export interface AttackOutcome {
  readonly id: string;
  readonly tries: string;
  readonly contained: boolean;
  /** What got through; null when nothing did. */
  readonly through: string | null;
  /** Of the attack, by the wall clock. */
  readonly seconds: number;
}

/**
 * Lets hostile programs loose in a sandbox, one after the other, each beside a quiet program that
 * must end undisturbed, with bait on the host that must stay untouched.
 *
 * @throws SandboxError when the sandbox fails, which is no answer to any attack.
 */
export async function attackSandbox(
  sandbox: Sandbox,
  {
    chosen = attacks,
    signal,
    onDone,
  }: {
    chosen?: readonly Attack[];
    signal?: AbortSignal;
    onDone?: (done: number, all: number) => void;
  } = {},
): Promise<AttackOutcome[]> {
  const outcomes: AttackOutcome[] = [];
  const host = await openAttackedHost();
  try {
    for (const attack of chosen) {
      outcomes.push(await attackOnce(sandbox, attack, host, signal));
      onDone?.(outcomes.length, chosen.length);
    }
  } finally {
    await host.close();
  }
  return outcomes;
}

async function attackOnce(
  sandbox: Sandbox,
  attack: Attack,
  host: AttackedHost,
  signal: AbortSignal | undefined,
): Promise<AttackOutcome> {
  const beside = runBeside(sandbox, signal);
  const result = await sandbox.run(attack.program(host), signal);
  const neighbour = await beside;
  const through =
    attack.escaped(result, host) ??
    (neighbour ? undefined : 'a program in another sandbox was disturbed') ??
    (await lingering(host));
  return {
    id: attack.id,
    tries: attack.tries,
    contained: through === undefined,
    through: through ?? null,
    seconds: result.seconds,
  };
}

/** A quiet program beside the attack, when the sandbox runs two; whether it ended as it should. */
async function runBeside(sandbox: Sandbox, signal: AbortSignal | undefined): Promise<boolean> {
  if (sandbox.lanes < 2) return true;
  const code = 'import time; time.sleep(0.3); print("undisturbed")';
  const { exitCode, stdout } = await sandbox.run(
    { command: ['python3', '-I', '-S', '-c', code], limits: { wallSeconds: 60 } },
    signal,
  );
  return exitCode === 0 && Buffer.from(stdout).toString() === 'undisturbed\n';
}

/** Milliseconds that the kernel gets to clear away what was killed. */
const patience = 2000;

async function lingering(host: AttackedHost): Promise<string | undefined> {
  const until = performance.now() + patience;
  let left = host.processesWith('attack.py');
  while (left.length > 0 && performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    left = host.processesWith('attack.py');
  }
  return left.length === 0 ? undefined : `processes ${left.join(', ')} were left on the host`;
}
