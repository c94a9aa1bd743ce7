/**
 * The scripted server as a process of its own, for benches:
 * `node test/model-server/main.ts --latency 200 --chunk 0 --words 20 --hostile 0 --port 0`.
 * Prints one line of JSON with its address, answers until its standard input ends or SIGTERM.
 */
import { parseArgs } from 'node:util';
import { hostile } from './hostile.ts';
import { type Script, startModelServer } from './server.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    latency: { type: 'string', default: '0' },
    chunk: { type: 'string', default: '0' },
    words: { type: 'string', default: '20' },
    hostile: { type: 'string', default: '0' },
  },
});

const text = Array.from({ length: Number(values.words) }, (_, i) => `word${i}`).join(' ');
const steady: Script = () => ({ kind: 'say', text });
const share = Number(values.hostile);
const server = await startModelServer({
  port: Number(values.port),
  latencyMs: Number(values.latency),
  chunkMs: Number(values.chunk),
  record: false,
  script: share > 0 ? hostile(share, steady) : steady,
});
console.log(JSON.stringify({ url: server.url, pid: process.pid }));

const stop = async () => {
  const { served, peakInFlight, connections } = server;
  console.log(JSON.stringify({ served, peakInFlight, connections }));
  await server.close();
  process.exit(0);
};
process.on('SIGTERM', stop);
process.stdin.on('end', stop).resume();
