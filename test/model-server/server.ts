import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Arrival, Script } from './act.ts';
import { perform, sendJson } from './perform.ts';

export type { Act, Arrival, Say, Script } from './act.ts';

export interface ModelServerOptions {
  /** Default: says the last word of the prompt. */
  script?: Script;
  /** Default 0: any free one. */
  port?: number;
  /** Names at `/v1/models`. Default `test-model`. */
  models?: string[];
  /** Default 0. */
  latencyMs?: number;
  /** Default 0. */
  chunkMs?: number;
  /** Keep what came in. Default true; false for long benches. */
  record?: boolean;
  /** Further paths, by exact match, with their JSON. */
  paths?: Record<string, unknown>;
}

export interface ModelServer {
  /** Scheme, host and port, always of this machine. */
  origin: string;
  /** `origin` with `/v1`. */
  url: string;
  arrivals: Arrival[];
  /** Counts since the start, also when nothing is recorded. */
  readonly served: number;
  readonly peakInFlight: number;
  /** Connections that were opened. */
  readonly connections: number;
  script: Script;
  close(): Promise<void>;
}

export const lastWord: Script = ({ prompt }) => ({
  kind: 'say',
  text: prompt.trim().split(/\s+/).at(-1) ?? '',
});

/** A real HTTP server that speaks OpenAI's, Anthropic's and Google's protocols and misbehaves as its script says. */
export async function startModelServer(options: ModelServerOptions = {}): Promise<ModelServer> {
  const record = options.record ?? true;
  const state = { served: 0, inFlight: 0, peak: 0, connections: 0, index: 0 };
  const server = createServer((incoming, response) => {
    const pieces: Buffer[] = [];
    incoming.on('data', (piece: Buffer) => pieces.push(piece));
    incoming.on('error', () => {});
    incoming.on('end', () => {
      state.inFlight++;
      state.peak = Math.max(state.peak, state.inFlight);
      response.on('close', () => {
        state.inFlight--;
        state.served++;
      });
      receive(incoming, response, Buffer.concat(pieces).toString());
    });
  });
  server.keepAliveTimeout = 60_000;
  server.on('connection', () => state.connections++);

  const self: ModelServer = {
    origin: '',
    url: '',
    arrivals: [],
    get served() {
      return state.served;
    },
    get peakInFlight() {
      return state.peak;
    },
    get connections() {
      return state.connections;
    },
    script: options.script ?? lastWord,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };

  function receive(incoming: IncomingMessage, response: ServerResponse, text: string): void {
    const path = (incoming.url ?? '/').split('?')[0]!;
    const fixed = options.paths?.[path];
    if (fixed !== undefined || incoming.method === 'GET') {
      const data = (options.models ?? ['test-model']).map((id) => ({ id, object: 'model' }));
      const list = path.endsWith('/models') ? { object: 'list', data } : undefined;
      const found = fixed ?? list;
      sendJson(response, found ? 200 : 404, found ?? { error: { message: 'no such path' } });
      return;
    }
    const body = text === '' ? null : (JSON.parse(text) as Record<string, unknown>);
    const arrival: Arrival = {
      index: state.index++,
      method: incoming.method ?? '',
      path,
      headers: incoming.headers,
      body,
      prompt: promptOf(body),
      stream: body?.stream === true || path.includes(':streamGenerateContent'),
    };
    if (record) self.arrivals.push(arrival);
    perform(self.script(arrival), arrival, response, options);
  }

  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  self.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  self.url = `${self.origin}/v1`;
  return self;
}

function promptOf(body: Record<string, unknown> | null): string {
  if (typeof body?.prompt === 'string') return body.prompt;
  const last = ((body?.messages ?? body?.contents) as Record<string, unknown>[] | undefined)?.at(
    -1,
  );
  const content = last?.content ?? last?.parts;
  if (typeof content === 'string') return content;
  return Array.isArray(content) ? content.map((part) => part?.text ?? '').join('') : '';
}
