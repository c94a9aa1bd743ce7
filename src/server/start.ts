import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { AnswerCache } from './answer-cache.ts';
import { type AppOptions, createApp, rememberedAnswers } from './app.ts';
import { answerFromMemory } from './from-memory.ts';
import { isLoopbackAddress } from './security.ts';
import { verdictsInThread } from './verdicts/in-thread.ts';

export interface StartOptions extends AppOptions {
  /** Address to listen on, default 127.0.0.1: only this machine can connect. */
  host?: string;
  /** First port to try, default 4680; 0 for any free one. */
  port?: number;
  /**
   * Have the first page's answer ready before the server is said to run, and those of the pages
   * after it soon. Default false.
   */
  warm?: boolean;
}

export interface RunningServer {
  /** Address to open, such as `http://localhost:4680`. */
  url: string;
  host: string;
  port: number;
  /** Ports that were asked for or tried before and are in use. */
  taken: number[];
  /** Answers what is under way, then stops. */
  close(): Promise<void>;
}

/** How many ports after a taken one are tried. */
const attempts = 20;

/** Milliseconds that answers under way get when the server stops. */
const patience = 1000;

/** Milliseconds in which whoever opens the first page at once is served before work in advance. */
const pause = 1500;

/** No port could be opened; `code` is that of the system, such as EADDRINUSE or EACCES. */
export class ListenError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ListenError';
    this.code = code;
  }
}

/**
 * Starts the board on the first free port from `port` on.
 * @throws ListenError when none of them can be opened.
 */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const { host = '127.0.0.1', port: first = 4680 } = options;
  const verdicts = options.verdicts ?? verdictsInThread(options.catalog);
  const loopbackOnly = isLoopbackAddress(host);
  const cache = options.cache ?? new AnswerCache(rememberedAnswers);
  const app = createApp({ ...options, verdicts, cache, loopbackOnly });
  const answerAtOnce = answerFromMemory({ cache, today: options.today, loopbackOnly });
  const answerByApp = getRequestListener(app.fetch);
  const taken: number[] = [];
  for (let port = first; ; port++) {
    const server = createServer((request, response) => {
      if (!answerAtOnce(request, response)) void answerByApp(request, response);
    });
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, resolve);
      });
      const opened = (server.address() as AddressInfo).port;
      if (options.warm) await prepare(app, opened, ['meta', 'race']);
      const later = options.warm
        ? setTimeout(() => void prepare(app, opened, ['claims', 'rankings', 'models']), pause)
        : undefined;
      later?.unref();
      return {
        url: `http://${nameOf(host)}:${opened}`,
        host,
        port: opened,
        taken,
        close: async () => {
          clearTimeout(later);
          await stop(server);
          await verdicts.close();
          await options.runs?.close();
        },
      };
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
      taken.push(port);
      if (code !== 'EADDRINUSE' || first === 0 || taken.length > attempts || port >= 65_535) {
        throw new ListenError(code, explain(code, host, port, first), { cause: error });
      }
    }
  }
}

/** Lets answers under way finish for a moment, and ends the connections that are left. */
function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const hurry = setTimeout(() => {
      server.closeAllConnections();
    }, patience);
    server.close(() => {
      clearTimeout(hurry);
      resolve();
    });
  });
}

/** Asks the server itself, so that the answers are remembered. */
async function prepare(
  app: ReturnType<typeof createApp>,
  port: number,
  addresses: readonly string[],
): Promise<void> {
  for (const address of addresses) {
    await app.request(`http://localhost:${port}/api/v1/${address}`, {
      headers: { host: `localhost:${port}` },
    });
  }
}

function nameOf(host: string): string {
  if (host === '127.0.0.1' || host === '0.0.0.0' || host === '::' || host === '::1') {
    return 'localhost';
  }
  return host.includes(':') ? `[${host}]` : host;
}

function explain(code: string, host: string, port: number, first: number): string {
  if (code === 'EADDRINUSE') {
    return `ports ${first} to ${port} are all in use; give another one with --port`;
  }
  if (code === 'EACCES') {
    return `not allowed to listen on port ${port}; give one of 1024 or more with --port`;
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return `this machine has no address ${host}; give 127.0.0.1, 0.0.0.0 or an address of its own with --host`;
  }
  return `cannot listen on ${host}:${port} (${code})`;
}
