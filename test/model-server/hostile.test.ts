import { expect, test } from 'vitest';
import { contentOf, openModel, ProviderError } from '../../src/providers/index.ts';
import { hostile, hostileActs } from './hostile.ts';
import { startModelServer } from './server.ts';

test.each([false, true])(
  'with every way of failing at once each request ends in its own way (streaming: %s)',
  async (stream) => {
    const server = await startModelServer({ script: hostile(0.05) });
    const endpoint = await openModel(`${server.url}#test-model`, {
      connections: 50,
      limits: { headersMs: 4000, idleMs: 4000, responseBytes: 1024 * 1024 },
    });
    const count = 200;
    const outcomes: Record<string, number> = {};
    await Promise.all(
      Array.from({ length: count }, async (_, i) => {
        const outcome = await endpoint
          .generate({ messages: [{ role: 'user', content: `say w${i}` }], stream })
          .then(
            (answer) => {
              if (contentOf(answer) === 'nothing') return 'nothing';
              // Nobody else's answer.
              expect(answer.text).toBe(`w${i}`);
              return 'answered';
            },
            (error) => {
              expect(error).toBeInstanceOf(ProviderError);
              return error.code as string;
            },
          );
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      }),
    );
    const each = count / 20;
    expect(outcomes).toEqual({
      answered: count - each * Object.keys(hostileActs).length,
      'rate-limit': 2 * each,
      'server-error': each,
      'time-out': each,
      connection: each,
      'half-stream': each,
      malformed: each,
      nothing: each,
      'content-type': each,
      'too-large': each,
    });
    expect(server.served).toBeGreaterThanOrEqual(count - each);
    await endpoint.close();
    await server.close();
  },
);
