import { evaluate } from '../../src/engine/evaluate.ts';
import type { EngineEvent } from '../../src/engine/events.ts';
import { openModel } from '../../src/providers/index.ts';
import type { Store } from '../../src/store/index.ts';
import { startModelServer } from '../model-server/server.ts';
import { words } from './benchmarks.ts';

const keys = {
  env: 'planted-key-environment-4711',
  password: 'planted-key-password-4712',
  query: 'planted-key-query-4713',
};

/** What must be found nowhere: the keys, and how a password is sent. */
export const plantedKeys: readonly string[] = [
  ...Object.values(keys),
  Buffer.from(`me:${keys.password}`).toString('base64'),
];

/**
 * Runs with keys in the environment, the address and the user info, on a server that repeats all of
 * them in answers, reasoning, error bodies and headers.
 * @returns what the engine told.
 */
export async function runWithKeys(store: Store): Promise<EngineEvent[]> {
  const server = await startModelServer({
    script: ({ index, headers }) => {
      const all = `${Object.values(keys).join(' ')} ${headers.authorization}`;
      if (index % 3 === 0) return { kind: 'say', text: `your keys: ${all}`, reasoning: all };
      return {
        kind: 'status',
        status: index % 3 === 1 ? 400 : 500,
        body: { error: { message: `bad key ${all}` } },
        headers: { 'x-request-id': keys.env },
      };
    },
  });
  const url = new URL(`${server.url}?api_key=${keys.query}#test-model`);
  const withPassword = new URL(url);
  withPassword.username = 'me';
  withPassword.password = keys.password;
  const events: EngineEvent[] = [];
  const env = { MY_KEY: keys.env };
  const endpoints = [
    await openModel(url.href, { env, keyVariable: 'MY_KEY' }),
    await openModel(withPassword.href, { env }),
  ];
  for (const endpoint of endpoints) {
    const model = { endpoint, address: 'test', price: null };
    await evaluate([{ benchmark: words(30), model, settings: {} }], {
      store,
      retry: { first_wait_ms: 1, longest_wait_ms: 2, retry_ms: 10 },
      onEvent: (event) => events.push(event),
    });
    await endpoint.close();
  }
  await server.close();
  return events;
}
