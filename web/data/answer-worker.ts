import {
  openSite,
  type SiteAnswer,
  type SiteCatalog,
} from '../../src/server/site/answer-question.ts';

export interface WorkerQuestion {
  id: number;
  /** Below `api/v1/`. */
  address: string;
  /** Where the compiled catalogue lies. */
  catalog: string;
}

export type WorkerReply = { id: number } & ({ answer: SiteAnswer } | { failure: string });

let site: Promise<(address: string) => Promise<SiteAnswer>> | undefined;

self.onmessage = async ({ data: { id, address, catalog } }: MessageEvent<WorkerQuestion>) => {
  self.postMessage(await reply(id, address, catalog));
};

async function reply(id: number, address: string, catalog: string): Promise<WorkerReply> {
  try {
    site ??= loadCatalog(catalog).then(openSite);
    return { id, answer: await (await site)(address) };
  } catch (error) {
    // The next question tries again.
    site = undefined;
    return { id, failure: error instanceof Error ? error.message : String(error) };
  }
}

async function loadCatalog(address: string): Promise<SiteCatalog> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} cannot be read: status ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  // A server that knows the ending .gz may have said so to the browser, which unpacked it already.
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const stream = new Blob([bytes]).stream();
  const text = packed ? stream.pipeThrough(new DecompressionStream('gzip')) : stream;
  return (await new Response(text).json()) as SiteCatalog;
}
