import type { BenchmarkDefinition } from '../../benchmarks/definition.ts';
import type { Means } from '../../benchmarks/doctor.ts';

/** Whether programs that a model wrote can be run here; null where none of the benchmarks asks. */
export async function sandboxState(
  definitions: readonly Pick<BenchmarkDefinition, 'needs'>[],
): Promise<Means['sandbox']> {
  if (!definitions.some(({ needs }) => needs.includes('sandbox'))) return null;
  const { openSandbox, SandboxError } = await import('../../sandbox/index.ts');
  try {
    const sandbox = await openSandbox();
    await sandbox.close();
    return { ok: true, remedy: '' };
  } catch (error) {
    if (!(error instanceof SandboxError)) throw error;
    return { ok: false, remedy: error.message };
  }
}
