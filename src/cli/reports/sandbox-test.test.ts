import { describe, expect, it } from 'vitest';
import { bubblewrap, needs } from '../../../test/needs.ts';
import { reportSandboxTest } from './sandbox-test.ts';

describe('weigh sandbox test', () => {
  it('names an attack that there is not, before anything runs', async () => {
    await expect(reportSandboxTest({ only: 'fork-bomb,fork' })).rejects.toThrow(
      /no attack "fork"; there are .*fork-bomb/,
    );
  });

  it('reports what it tried and in what', async (context) => {
    needs(context, bubblewrap());
    const { report, through } = await reportSandboxTest({ only: 'links, devices' });
    expect(through).toBe(0);
    expect(report.data).toMatchObject({
      confinement: { kind: 'bubblewrap', seccomp: true },
      through: 0,
      attacks: [
        { id: 'links', contained: true },
        { id: 'devices', contained: true },
      ],
    });
    expect(JSON.stringify(report.blocks)).toContain('Contained: 2 attacks of 2');
  });
});
