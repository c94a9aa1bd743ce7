import type { ServerResponse } from 'node:http';
import type { Act, Arrival, Say } from './act.ts';
import { echoDocument } from './echo.ts';
import { anthropic, google, openaiChat, openaiCompletion, type Protocol } from './protocols.ts';

function protocolOf(path: string): Protocol | null {
  if (path.endsWith('/chat/completions')) return openaiChat;
  if (path.endsWith('/completions')) return openaiCompletion;
  if (path.endsWith('/messages')) return anthropic;
  if (/:(stream)?generateContent$/i.test(path)) return google;
  return null;
}

/** Carries out what the script says. */
export function perform(
  act: Act,
  arrival: Arrival,
  response: ServerResponse,
  options: { latencyMs?: number; chunkMs?: number },
): void {
  const begin = () => {
    const type = arrival.stream ? 'text/event-stream' : 'application/json';
    response.writeHead(200, { 'content-type': type });
    response.write(
      arrival.stream ? 'data: {"choices":[{"delta":{"content":"ha' : '{"choices": [{"mess',
    );
  };
  switch (act.kind) {
    case 'say': {
      const chunkMs = act.chunkMs ?? options.chunkMs ?? 0;
      after(act.latencyMs ?? options.latencyMs ?? 0, () => say(act, arrival, response, chunkMs));
      break;
    }
    case 'status':
      sendJson(response, act.status, act.body ?? { error: { message: 'scripted' } }, act);
      break;
    case 'raw':
      response.writeHead(200, { 'content-type': act.type ?? 'application/json', ...act.headers });
      response.end(act.body);
      break;
    case 'silence':
      break;
    case 'hang-up':
      response.socket?.destroy();
      break;
    case 'break-off':
      begin();
      setTimeout(() => response.socket?.destroy(), 20);
      break;
    case 'stall':
      begin();
      break;
    case 'flood':
      flood(act.bytes, act.announce ?? false, arrival.stream, response);
      break;
  }
}

function after(ms: number, then: () => void): void {
  if (ms > 0) setTimeout(then, ms);
  else then();
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  more: { type?: string; headers?: Record<string, string> } = {},
): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { 'content-type': more.type ?? 'application/json', ...more.headers });
  response.end(text);
}

function say(act: Say, arrival: Arrival, response: ServerResponse, chunkMs: number): void {
  const protocol = protocolOf(arrival.path);
  if (!protocol) {
    sendJson(response, 404, { error: { message: `no such path ${arrival.path}` } });
    return;
  }
  const model = String(arrival.body?.model ?? arrival.path.match(/models\/([^:]+)/)?.[1] ?? 'none');
  if (arrival.body?.echo === true) {
    sendJson(response, 200, echoDocument(arrival.prompt, model));
    return;
  }
  if (!arrival.stream) {
    const headers = act.headers ?? {};
    sendJson(response, 200, protocol.document(act, model, arrival.prompt), { headers });
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream', ...act.headers });
  const events = protocol.events(act, model, arrival.prompt);
  if (chunkMs <= 0) {
    response.end(events.join(''));
    return;
  }
  let next = 0;
  const timer = setInterval(() => {
    if (next === events.length || response.destroyed) {
      clearInterval(timer);
      response.end();
    } else {
      response.write(events[next++]);
    }
  }, chunkMs);
}

function flood(bytes: number, announce: boolean, stream: boolean, response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': stream ? 'text/event-stream' : 'application/json',
    ...(announce ? { 'content-length': String(bytes) } : {}),
  });
  const piece = Buffer.alloc(256 * 1024, 'x');
  let left = bytes;
  const more = () => {
    while (left > 0) {
      const size = Math.min(left, piece.length);
      left -= size;
      if (response.destroyed) return;
      if (!response.write(piece.subarray(0, size))) {
        response.once('drain', more);
        return;
      }
    }
    response.end();
  };
  more();
}
