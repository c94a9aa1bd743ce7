import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Bait on this machine, and the eyes that see whether it was touched. */
export interface AttackedHost {
  /** A word that no program can know unless it read it here. */
  readonly secret: string;
  /** Holds the secret in a file that everybody may read; everybody may write into the folder. */
  readonly folder: string;
  readonly secretFile: string;
  /** Of a listener on 127.0.0.1. */
  readonly port: number;
  /** Name of a listener in the abstract namespace of AF_UNIX; undefined: not on this system. */
  readonly abstractName: string | undefined;
  /** A process of this user that only waits. */
  readonly neighbour: number;
  /** Connections that came to the listeners. */
  connections(): number;
  neighbourLives(): boolean;
  /** Names in the folder that were not there at first. */
  strangers(): string[];
  /** Processes on this machine whose command line holds the word. */
  processesWith(word: string): number[];
  close(): Promise<void>;
}

const secretName = 'WEIGHBRIDGE_SECRET';

export async function openAttackedHost(): Promise<AttackedHost> {
  const secret = randomUUID();
  const folder = mkdtempSync(join(tmpdir(), 'weighbridge-bait-'));
  const secretFile = join(folder, 'secret.txt');
  writeFileSync(secretFile, secret, { mode: 0o644 });
  chmodSync(folder, 0o777);
  process.env[secretName] = secret;
  let connections = 0;
  const listen = async (address: object): Promise<Server> => {
    const server = createServer((socket) => {
      connections++;
      socket.destroy();
    });
    server.listen(address);
    await once(server, 'listening');
    return server;
  };
  const server = await listen({ host: '127.0.0.1', port: 0 });
  const abstractName = process.platform === 'linux' ? `weighbridge-${secret}` : undefined;
  const abstract = abstractName && (await listen({ path: `\0${abstractName}` }));
  const neighbour: ChildProcess = spawn('sleep', ['600'], { stdio: 'ignore' });
  await once(neighbour, 'spawn');
  return {
    secret,
    folder,
    secretFile,
    port: (server.address() as { port: number }).port,
    abstractName,
    neighbour: neighbour.pid!,
    connections: () => connections,
    neighbourLives: () => neighbour.exitCode === null && neighbour.signalCode === null,
    strangers: () => readdirSync(folder).filter((name) => name !== 'secret.txt'),
    processesWith: (word) => findProcesses(word),
    close: async () => {
      delete process.env[secretName];
      neighbour.kill('SIGKILL');
      server.close();
      if (abstract) abstract.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Linux only; elsewhere none are found. */
function findProcesses(word: string): number[] {
  if (!existsSync('/proc/self/cmdline')) return [];
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && commandLine(pid).includes(word));
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1');
  } catch {
    return '';
  }
}
