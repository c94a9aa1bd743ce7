import type { Act, Script } from './act.ts';
import { lastWord } from './server.ts';

/** The ten ways to fail that an engine must survive. */
export const hostileActs: Record<string, Act> = {
  '429 with retry-after': {
    kind: 'status',
    status: 429,
    headers: { 'retry-after-ms': '50' },
    body: { error: { message: 'slow down', type: 'rate_limit_error' } },
  },
  '429 without retry-after': {
    kind: 'status',
    status: 429,
    body: { error: { message: 'slow down' } },
  },
  '500': {
    kind: 'status',
    status: 500,
    type: 'text/html',
    body: '<html><title>Oops</title></html>',
  },
  silence: { kind: 'silence' },
  'dead connection': { kind: 'hang-up' },
  'half stream': { kind: 'break-off' },
  'malformed JSON': { kind: 'raw', body: '{"choices": [{"message": {"content": "hal' },
  'empty content': { kind: 'say', text: '', finish: 'stop' },
  'wrong content type': { kind: 'raw', body: '<p>hello</p>', type: 'text/html' },
  '50 MB answer': { kind: 'flood', bytes: 50 * 1024 * 1024 },
};

/** Each way of failing in turn for `share` of the requests (default one in ten each), by arrival; the rest are answered. */
export function hostile(share = 0.1, otherwise: Script = lastWord): Script {
  const acts = Object.values(hostileActs);
  const period = Math.max(acts.length, Math.round(1 / share));
  return (arrival) => acts[arrival.index % period] ?? otherwise(arrival);
}
