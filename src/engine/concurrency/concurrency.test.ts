import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ProviderError } from '../../providers/provider-error.ts';
import { call, defaultRetryPolicy } from '../call.ts';
import { AdaptiveLimit, type LimitChange } from './adaptive-limit.ts';
import { Gate } from './gate.ts';

/** A round in which as many requests were in flight as may be. */
function round(limit: AdaptiveLimit): void {
  const size = Math.max(4, limit.limit);
  limit.began(limit.limit);
  for (let i = 0; i < size; i++) limit.succeeded();
}

describe('the limit', () => {
  test('doubles until the first refusal, then loses a fifth and grows by a twentieth', () => {
    const changes: LimitChange[] = [];
    const limit = new AdaptiveLimit({ onChange: (change) => changes.push(change) });
    round(limit);
    round(limit);
    expect(limit.limit).toBe(64);
    limit.refused(limit.episode, 'rate-limit');
    expect(limit.limit).toBe(51);
    round(limit);
    expect(limit.limit).toBe(54);
    expect(changes.map(({ reason }) => reason)).toEqual([
      'slow-start',
      'slow-start',
      'rate-limit',
      'growth',
    ]);
  });

  test('all refusals of requests that were under way are one episode', () => {
    const limit = new AdaptiveLimit({ start: 100 });
    const { episode } = limit;
    for (let i = 0; i < 100; i++) limit.refused(episode, 'rate-limit');
    expect(limit.limit).toBe(80);
    limit.refused(limit.episode, 'overloaded');
    expect(limit.limit).toBe(64);
  });

  test('does not grow on a round that did not use it, nor on one with a stumble', () => {
    const limit = new AdaptiveLimit();
    limit.began(12);
    for (let i = 0; i < 100; i++) limit.succeeded();
    expect(limit.limit).toBe(16);
    limit.began(16);
    for (let i = 0; i < 100; i++) {
      limit.succeeded();
      if (i % 10 === 0) limit.stumbled();
    }
    expect(limit.limit).toBe(16);
  });

  test('stays within its bounds whatever happens', () => {
    const act = fc.constantFrom('round', 'stumble', 'refuse');
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
        const limit = new AdaptiveLimit({ start: 16, min: 2, max: 300 });
        for (const each of acts) {
          if (each === 'round') round(limit);
          else if (each === 'stumble') limit.stumbled();
          else limit.refused(limit.episode, 'rate-limit');
          expect(limit.limit).toBeGreaterThanOrEqual(2);
          expect(limit.limit).toBeLessThanOrEqual(300);
          expect(Number.isInteger(limit.limit)).toBe(true);
        }
      }),
    );
  });
});

describe('the gate', () => {
  const forever = new AbortController().signal;
  const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

  test('lets as many through as may be, retries first', async () => {
    const gate = new Gate(new AdaptiveLimit({ start: 2, max: 2 }));
    const order: string[] = [];
    const enter = async (name: string, isRetry = false) => {
      await gate.acquire(forever, isRetry);
      order.push(name);
    };
    for (const name of ['a', 'b', 'c', 'd']) void enter(name);
    void enter('retry', true);
    await settled();
    expect(order).toEqual(['a', 'b']);
    expect(gate.inFlight).toBe(2);
    for (let i = 0; i < 3; i++) gate.release();
    await settled();
    expect(order).toEqual(['a', 'b', 'retry', 'c', 'd']);
  });

  test('sends nothing during a pause, and forgets whoever gave up waiting', async () => {
    const gate = new Gate(new AdaptiveLimit({ start: 4 }));
    gate.pause(Date.now() + 60);
    const given = new AbortController();
    const left = gate.acquire(given.signal).catch((reason) => reason);
    const stays = gate.acquire(forever);
    given.abort('enough');
    expect(await left).toBe('enough');
    expect(gate.inFlight).toBe(0);
    await stays;
    expect(Date.now()).toBeGreaterThanOrEqual(gate.pausedUntil);
    expect(gate.inFlight).toBe(1);
  });

  test('tells what is wrong while requests are tried again, once and not for each', async () => {
    const told: [string, number][] = [];
    const gate = new Gate(new AdaptiveLimit({ start: 4 }), {
      onTrouble: (message, until) => told.push([message, until]),
    });
    let failures = 3;
    const refuse = async () => {
      if (failures-- > 0) throw new ProviderError('transient', 'connection', 'no server answers');
      return 'an answer';
    };
    const policy = { ...defaultRetryPolicy, first_wait_ms: 1, longest_wait_ms: 1 };
    const { signal } = new AbortController();
    expect(await call(gate, refuse, policy, signal, signal)).toMatchObject({ requests: 4 });
    expect(told).toEqual([['no server answers', expect.any(Number)]]);
    expect(told[0]![1]).toBeGreaterThan(Date.now());
  });
});
