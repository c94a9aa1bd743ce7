/**
 * Processor time that the OpenAI-compatible adapter takes for a request, against the scripted server
 * in a process of its own: `node test/model-server/measure-cpu.ts [requests] [in flight]`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { openModel } from '../../src/providers/index.ts';

const requests = Number(process.argv[2] ?? 20_000);
const inFlight = Number(process.argv[3] ?? 100);

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const server = spawn(process.execPath, [main, '--words', '20'], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
const [line] = (await once(server.stdout, 'data')) as [Buffer];
const { url } = JSON.parse(line.toString()) as { url: string };
const endpoint = await openModel(`vllm+${url}#test-model`, { sampling: { max_tokens: 64 } });
const prompt = 'Natalia sold clips to 48 of her friends in April. '.repeat(20);

async function measure(name: string, stream: boolean, count: number, print: boolean) {
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const content = `${prompt}${next++}`;
      await endpoint.generate({ messages: [{ role: 'user', content }], stream });
    }
  };
  const start = performance.now();
  const before = process.cpuUsage();
  await Promise.all(Array.from({ length: inFlight }, worker));
  const { user, system } = process.cpuUsage(before);
  const ms = performance.now() - start;
  if (!print) return;
  const perRequest = (user + system) / 1000 / count;
  console.log(
    `${name}: ${perRequest.toFixed(3)} ms of processor time a request (${(user / 1000 / count).toFixed(3)} own, ${(system / 1000 / count).toFixed(3)} system), ${Math.round(count / (ms / 1000))} requests/s, ${count} requests, ${inFlight} in flight`,
  );
}

for (const stream of [false, true]) {
  const name = stream ? 'streaming, 20 words' : 'JSON, 20 words';
  await measure(name, stream, Math.ceil(requests / 10), false);
  await measure(name, stream, requests, true);
}
await endpoint.close();
server.stdin.end();
