import { appendFile, writeFile } from 'node:fs/promises';
import type { Endpoint } from '../endpoint.ts';
import type { RecordingHeader, RecordingLine } from './replay.ts';
import { requestHash } from './request-hash.ts';

/** The same endpoint, every success of which is also written to a file that `replay:` reads. Starts the file anew. Failures are not recorded: the next try may succeed. */
export async function recordTo(file: string, endpoint: Endpoint): Promise<Endpoint> {
  const header: RecordingHeader = {
    format: 'weighbridge-recording',
    version: 1,
    configuration: endpoint.configuration,
    can: endpoint.can,
    local: endpoint.local,
    cannotSet: endpoint.cannotSet,
  };
  await writeFile(file, `${JSON.stringify(header)}\n`);
  // One line after another, whatever finishes first.
  let written = Promise.resolve();
  const write = (line: RecordingLine) => {
    written = written.then(() => appendFile(file, `${JSON.stringify(line)}\n`));
    return written;
  };
  const { configuration } = endpoint;
  return {
    configuration,
    quotaGroup: endpoint.quotaGroup,
    local: endpoint.local,
    parallel: endpoint.parallel,
    cannotSet: endpoint.cannotSet,
    get can() {
      return endpoint.can;
    },
    async generate(request, signal) {
      const response = await endpoint.generate(request, signal);
      const hash = requestHash(configuration, 'generate', request);
      await write({ hash, kind: 'generate', response });
      return response;
    },
    async complete(request, signal) {
      const response = await endpoint.complete(request, signal);
      const hash = requestHash(configuration, 'complete', request);
      await write({ hash, kind: 'complete', response });
      return response;
    },
    async loglikelihood(request, signal) {
      const response = await endpoint.loglikelihood(request, signal);
      const hash = requestHash(configuration, 'loglikelihood', request);
      await write({ hash, kind: 'loglikelihood', response });
      return response;
    },
    probe: (capabilities, signal) => endpoint.probe(capabilities, signal),
    async close() {
      await written;
      await endpoint.close();
    },
  };
}
