import { describe, expect, test } from 'vitest';
import { readProtocol } from './protocol.ts';

describe('readProtocol', () => {
  test.each([
    [{ mode: 'thinking' }, { thinking: 'on' }],
    [{ mode: 'non-thinking' }, { thinking: 'off' }],
    [{ mode: 'w o extended thinking' }, { thinking: 'off' }],
    [{ mode: 'extended thinking' }, { thinking: 'on' }],
    [
      { setting: 'mode=non-thinking; tools=none; sampling=pass@1; judge=rule-based' },
      { thinking: 'off', tools: 'none', attempts: 'single' },
    ],
    [
      { setting: 'mode=thinking; effort=high; tools=none' },
      { thinking: 'on', effort: 1, tools: 'none' },
    ],
    [
      {
        setting:
          'mode=thinking; effort=max; tools=agentic (bash + edit); sampling=pass@1 (mean of 5 runs)',
      },
      { effort: 2, tools: 'used', attempts: 'mean' },
    ],
    [{ mode: 'xhigh' }, { thinking: 'on', effort: 2 }],
    [{ mode: '16k' }, { thinking: 'on' }],
    [{ label: 'o3-mini (high)' }, { effort: 1 }],
    [{ method: 'Cons@64' }, { attempts: 'several' }],
    [{ method: 'Pass@64' }, { attempts: 'several' }],
    [{ method: 'Pass@1' }, { attempts: 'single' }],
    [{ setting: 'Avg@32' }, { attempts: 'mean' }],
    [{ method: 'Parallel test-time compute (multiple attempts)' }, { attempts: 'several' }],
    [{ method: 'Search agent evaluation' }, { tools: 'used' }],
    [{ method: 'accuracy (no tools)' }, { tools: 'none' }],
    [{ method: 'Accuracy (with tools)' }, { tools: 'used' }],
    [{ variant: 'base' }, { base: true }],
    [{ footnote: '*' }, { quoted: true }],
    [{ canonical: false }, { doubtful: true }],
    [
      {},
      {
        base: false,
        thinking: 'unknown',
        effort: 0,
        tools: 'unknown',
        attempts: 'unknown',
        quoted: false,
        doubtful: false,
      },
    ],
  ])('reads %j', (conditions, expected) => {
    expect(readProtocol(conditions)).toMatchObject(expected);
  });
});
