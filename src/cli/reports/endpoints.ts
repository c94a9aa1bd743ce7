import { findEndpoints, openModel, type ProviderError } from '../../providers/index.ts';
import type { EndpointsFlags } from '../commands/endpoints.ts';
import { csvTable, type Report, table, text } from '../report.ts';
import { count, unknown } from '../words.ts';
import { abilities } from './capabilities.ts';

interface Row {
  address: string;
  server: string;
  /** Null: not known. */
  can: string | null;
  problem: string | null;
}

/** Servers on this machine with their models. */
export async function reportEndpoints({ probe = false }: EndpointsFlags): Promise<Report> {
  const found = await findEndpoints();
  const rows: Row[] = [];
  for (const { preset, url, addresses, problem } of found) {
    const server = `${preset} at ${url}`;
    if (addresses.length === 0) rows.push({ address: unknown, server, can: null, problem });
    for (const address of addresses) {
      const can = await abilitiesOf(address, probe);
      rows.push({ address, server, ...can });
    }
  }
  return {
    data: { endpoints: found, models: rows },
    blocks:
      rows.length === 0
        ? [
            text('No model server answers on the usual ports of this machine.'),
            text(
              'A server elsewhere is addressed as http://host:port/v1#name; a file as gguf:./file.gguf. docs/providers.md has the rest.',
              'muted',
            ),
          ]
        : [
            table<Row>(
              [
                { title: 'address', show: ({ address }) => address },
                { title: 'server', show: ({ server }) => server, drop: 1 },
                { title: 'can', show: ({ can, problem }) => problem ?? can ?? unknown, wrap: true },
              ],
              rows,
            ),
            text(
              `${count(rows.length, 'model')}.${probe ? '' : ' What is not known is not listed; --probe tries it.'}`,
              'muted',
            ),
          ],
    csv: csvTable(
      {
        address: (row: Row) => row.address,
        server: (row) => row.server,
        can: (row) => row.can,
        problem: (row) => row.problem,
      },
      rows,
    ),
  };
}

async function abilitiesOf(address: string, probe: boolean): Promise<Pick<Row, 'can' | 'problem'>> {
  try {
    const endpoint = await openModel(address);
    try {
      if (probe) await endpoint.probe();
      return { can: abilities(endpoint.can), problem: null };
    } finally {
      await endpoint.close();
    }
  } catch (error) {
    return { can: null, problem: (error as ProviderError).message };
  }
}
