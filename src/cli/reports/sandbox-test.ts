import { type AttackOutcome, attackSandbox, attacks } from '../../sandbox/attack/attack-sandbox.ts';
import { openSandbox } from '../../sandbox/index.ts';
import type { SandboxFlags } from '../commands/sandbox.ts';
import { UsageError } from '../fail.ts';
import { progressBar } from '../print/progress-bar.ts';
import { type Block, csvTable, type Report, table, text } from '../report.ts';
import { count } from '../words.ts';

/**
 * Attacks the sandbox of this machine.
 * @throws SandboxError `unavailable`; UsageError for an attack that there is not.
 */
export async function reportSandboxTest({
  kind,
  only,
}: SandboxFlags): Promise<{ report: Report; through: number }> {
  const chosen = chooseAttacks(only);
  const sandbox = await openSandbox(kind ? { kind } : {});
  const bar = progressBar('Attacking the sandbox');
  let outcomes: AttackOutcome[];
  try {
    outcomes = await attackSandbox(sandbox, { chosen, onDone: bar.show });
  } finally {
    bar.clear();
    await sandbox.close();
  }
  const { confinement } = sandbox;
  const through = outcomes.filter(({ contained }) => !contained);
  return {
    through: through.length,
    report: {
      data: { confinement, through: through.length, attacks: outcomes },
      blocks: [
        {
          kind: 'facts',
          facts: [
            { name: 'Sandbox', value: confinement.version },
            { name: 'Python', value: confinement.python },
            { name: 'Memory', value: `limited by ${confinement.memory}` },
          ],
        },
        ...confinement.weaknesses.map((weakness) =>
          text(`Weaker than it could be: ${weakness}.`, 'doubt'),
        ),
        outcomeTable(outcomes),
        through.length === 0
          ? text(`Contained: ${count(outcomes.length, 'attack')} of ${outcomes.length}.`, 'good')
          : text(
              `${through.length} of ${count(outcomes.length, 'attack')} got through: run no program that a model wrote on this machine.`,
              'bad',
            ),
      ],
      csv: csvTable(
        {
          attack: (row) => row.id,
          contained: (row) => row.contained,
          through: (row) => row.through,
          seconds: (row) => row.seconds,
        },
        outcomes,
      ),
    },
  };
}

function chooseAttacks(only: string | undefined): typeof attacks {
  if (only === undefined) return attacks;
  const ids = only.split(',').map((id) => id.trim());
  const unknown = ids.find((id) => !attacks.some((attack) => attack.id === id));
  if (unknown === undefined) return attacks.filter(({ id }) => ids.includes(id));
  const all = attacks.map(({ id }) => id).join(', ');
  throw new UsageError(`--only: no attack "${unknown}"; there are ${all}`);
}

function outcomeTable(outcomes: readonly AttackOutcome[]): Block {
  return table<AttackOutcome>(
    [
      { title: 'Attack', show: ({ id }) => id, tone: () => 'strong' },
      { title: 'A program tries to', show: ({ tries }) => tries, drop: 2 },
      {
        title: 'Outcome',
        show: ({ contained, through }) => (contained ? 'contained' : `GOT THROUGH: ${through}`),
        tone: ({ contained }) => (contained ? 'good' : 'bad'),
        wrap: true,
        min: 20,
      },
      { title: 'Seconds', align: 'right', show: ({ seconds }) => seconds.toFixed(1), drop: 1 },
    ],
    outcomes,
  );
}
