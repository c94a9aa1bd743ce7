/** What the scripted server says, in no vendor's words. */
export interface Say {
  kind: 'say';
  text: string;
  reasoning?: string;
  /** Default `stop`. */
  finish?: 'stop' | 'length' | 'refused' | 'tool_calls' | null;
  toolCalls?: { id: string; name: string; arguments: string }[];
  /** Default: words counted. */
  usage?: { input: number; output: number; cacheRead?: number; reasoning?: number } | null;
  logprobs?: boolean;
  /** Before the first byte. Default the server's. */
  latencyMs?: number;
  /** Between the chunks of a stream, in milliseconds. Default the server's. */
  chunkMs?: number;
  headers?: Record<string, string>;
  /** Fields laid over the document, or over every chunk. */
  fields?: Record<string, unknown>;
  /** A stream without its end marker and finish reason. */
  noEnd?: boolean;
}

/** How a server may misbehave; every one of them has been seen. */
export type Act =
  | Say
  /** A status with a body, JSON unless `type` says otherwise. */
  | {
      kind: 'status';
      status: number;
      body?: unknown;
      type?: string;
      headers?: Record<string, string>;
    }
  /** Accepts the request and never answers. */
  | { kind: 'silence' }
  /** Closes the connection without a byte. */
  | { kind: 'hang-up' }
  /** Begins an answer, then closes the connection in the middle of it. */
  | { kind: 'break-off' }
  /** Begins an answer, then sends no more and leaves the connection open. */
  | { kind: 'stall' }
  /** A success with this body, as it is. */
  | { kind: 'raw'; body: string; type?: string; headers?: Record<string, string> }
  /** A success of this many bytes. `announce` puts the length into the header. */
  | { kind: 'flood'; bytes: number; announce?: boolean };

/** What came in. */
export interface Arrival {
  /** 0 for the first request. */
  index: number;
  method: string;
  path: string;
  headers: Record<string, string | string[] | undefined>;
  /** The parsed body; null when there was none. */
  body: Record<string, unknown> | null;
  /** The user's last words, or the prompt: what a script decides by. */
  prompt: string;
  stream: boolean;
}

export type Script = (arrival: Arrival) => Act;
