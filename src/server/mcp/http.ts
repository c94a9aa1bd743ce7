import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import { createMcpServer, type McpOptions } from './create-server.ts';

/** Bytes of a call's body; the longest question takes a few thousand. */
const longestBody = 64 * 1024;

/**
 * Answers one call of MCP over streamable HTTP, without sessions: every call stands for itself, so
 * that nothing is kept between them.
 * @param request a POST whose `Host` has been checked.
 */
export async function answerMcp(request: Request, options: McpOptions): Promise<Response> {
  const refused = whyForeign(request);
  if (refused !== undefined) return failure(403, refused);
  const body = await readBody(request);
  if (body === undefined) return failure(413, `a call is at most ${longestBody} bytes`);
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  const server = createMcpServer(options);
  try {
    await server.connect(transport);
    const { url, headers } = request;
    return await transport.handleRequest(new Request(url, { method: 'POST', headers, body }));
  } finally {
    await server.close();
  }
}

/** A page of another site must not call, whatever the browser lets through. */
function whyForeign({ headers }: Request): string | undefined {
  const origin = headers.get('origin');
  if (origin === null) return undefined;
  const own = URL.canParse(origin) && new URL(origin).host === headers.get('host');
  return own ? undefined : 'calls from pages of other sites are not answered';
}

/** Undefined when it is too long; reads no more than that. */
async function readBody(request: Request): Promise<Buffer<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > longestBody) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function failure(status: 403 | 413, message: string): Response {
  const error = { code: -32_000, message };
  return Response.json({ jsonrpc: '2.0', error, id: null }, { status });
}
