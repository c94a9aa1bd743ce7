import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { shippedCatalog } from '../../../test/edited-catalog.ts';
import { aCatalog, aModel } from '../../../test/small-catalog.ts';
import type { Claim } from '../../catalog/index.ts';
import { ClaimError, checkClaim } from '../../claims/index.ts';
import { verdictsInThread } from './in-thread.ts';
import { rememberVerdicts, type Verdicts, verdictsHere } from './verdicts.ts';

const today = '2026-11-22';
const opened: Verdicts[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.close()));
});

const catalog = aCatalog({
  models: [
    aModel({ id: 'big', openness: 'open-weights', total_params_b: 70 }),
    aModel({ id: 'small', openness: 'open-weights', total_params_b: 7 }),
  ],
});

function aClaim(check: Claim['check'], id = 'a-claim'): Claim {
  return {
    id,
    statement: 'a claim of a test',
    said_by: { who: 'somebody', where: 'somewhere', when: '2025-06', url: null },
    as_of: '2025-06-30',
    check,
    limits: null,
    file: 'claims/a-claim.yaml',
  };
}

const largest = aClaim({ kind: 'largest', model: 'big', among: {} });

const places: [name: string, open: (of: typeof catalog) => Verdicts][] = [
  ['here', verdictsHere],
  ['in a thread', (of) => verdictsInThread(of)],
];

describe.each(places)('verdicts %s', (_, open) => {
  const decide = (claim: Claim, of = catalog) => {
    const verdicts = open(of);
    opened.push(verdicts);
    return verdicts.decide(claim, today);
  };

  it('are those of the check itself', async () => {
    expect(await decide(largest)).toEqual(checkClaim(catalog, largest, { today }));
    const shipped = shippedCatalog();
    const claim = shipped.claims.get('wan-2-2-first-moe-video')!;
    expect(await decide(claim, shipped)).toEqual(checkClaim(shipped, claim, { today }));
  });

  it('fail with the error of the check', async () => {
    const failing = decide(aClaim({ kind: 'gut-feeling' }));
    await expect(failing).rejects.toThrow(ClaimError);
    await expect(failing).rejects.toMatchObject({ code: 'kind' });
    await expect(failing).rejects.toThrow(/there is no check "gut-feeling"/);
  });
});

describe('a thread for verdicts', () => {
  it('leaves this thread free', async () => {
    const shipped = shippedCatalog();
    const verdicts = verdictsInThread(shipped);
    opened.push(verdicts);
    // Compiling the catalogue for the thread happens here, once; what comes after must not.
    await verdicts.decide(shipped.claims.get('meta-less-open')!, today);
    const used = process.threadCpuUsage();
    await verdicts.decide(shipped.claims.get('china-closing-the-gap')!, today);
    const here = process.threadCpuUsage(used);
    const started = process.threadCpuUsage();
    checkClaim(shipped, shipped.claims.get('china-closing-the-gap')!, { today });
    const itself = process.threadCpuUsage(started);
    expect(here.user + here.system).toBeLessThan((itself.user + itself.system) / 5);
  });

  it('is another one after a rest, and after it was closed', async () => {
    const verdicts = verdictsInThread(catalog, { idle: 1 });
    opened.push(verdicts);
    const first = await verdicts.decide(largest, today);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await verdicts.decide(aClaim(largest.check, 'another'), today)).toMatchObject({
      verdict: first.verdict,
    });
  });

  it('tells who still waits when it is closed', async () => {
    const verdicts = verdictsInThread(catalog);
    const waiting = verdicts.decide(largest, today);
    const told = expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    await verdicts.close();
    await told;
  });

  it('neither ends a process that waits for it nor keeps one that does not', () => {
    const script = `(async () => {
      const { verdictsInThread } = await import('./src/server/verdicts/in-thread.ts');
      const { aCatalog, aModel } = await import('./test/small-catalog.ts');
      const catalog = aCatalog({ models: [aModel({ id: 'big', total_params_b: 70 })] });
      const verdict = await verdictsInThread(catalog).decide(${JSON.stringify(largest)}, '${today}');
      console.log(verdict.claim);
    })()`;
    const { stdout, status } = spawnSync(process.execPath, ['--eval', script], {
      cwd: fileURLToPath(new URL('../../..', import.meta.url)),
      encoding: 'utf8',
      timeout: 20_000,
    });
    expect(stdout.trim()).toBe('a-claim');
    expect(status).toBe(0);
  });
});

describe('remembering', () => {
  it('decides a claim once a day, and a failed one again', async () => {
    const decide = vi.fn(async (claim: Claim) => {
      if (claim.id === 'broken') throw new ClaimError('check', 'broken');
      return checkClaim(catalog, claim, { today });
    });
    const ask = rememberVerdicts(decide);
    expect(await ask(largest, today)).toBe(await ask({ ...largest }, today));
    expect(decide).toHaveBeenCalledTimes(1);
    await ask(largest, '2026-11-23');
    await ask({ ...largest, as_of: '2025-07-01' }, today);
    expect(decide).toHaveBeenCalledTimes(3);
    const broken = aClaim(largest.check, 'broken');
    await expect(ask(broken, today)).rejects.toThrow('broken');
    await expect(ask(broken, today)).rejects.toThrow('broken');
    expect(decide).toHaveBeenCalledTimes(5);
  });

  it('forgets the one not asked for longest', async () => {
    const decide = vi.fn(async (claim: Claim) => checkClaim(catalog, claim, { today }));
    const ask = rememberVerdicts(decide);
    for (let i = 0; i < 65; i++) await ask(aClaim(largest.check, `claim-${i}`), today);
    await ask(aClaim(largest.check, 'claim-64'), today);
    expect(decide).toHaveBeenCalledTimes(65);
    await ask(aClaim(largest.check, 'claim-0'), today);
    expect(decide).toHaveBeenCalledTimes(66);
  });
});
