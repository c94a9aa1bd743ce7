import type { TauDomain } from '../../scorers/state/tau-scorer.ts';
import { type DataFile, type DataSource, githubFile, githubParts } from '../data/source.ts';

const repository = 'sierra-research/tau-bench';
const commit = '59a200c6d575d595120f1cb70fea53cef0632f6b';

/** What the two domains have, with digests of the files as they are published, or of a copy as JSON. */
interface Domain {
  readonly tables: Readonly<Record<string, string>>;
  readonly wiki: string;
  readonly tasks: string;
  readonly tools: string;
  readonly toolNames: readonly string[];
}

const common = ['calculate', 'get_user_details', 'think', 'transfer_to_human_agents'];

const domains: Readonly<Record<TauDomain, Domain>> = {
  retail: {
    tables: {
      orders: '2598a12586d28f2d6bd16bc86f4c800029b6af18e0abb5c475ef5c869c11ced1',
      products: 'a9eabcc1a9742c5f5288c2779acce52b9308423383ed24706bbaf0889f762a0f',
      users: '6f4fd104cc5e80b92166c4035315c31532c6cea52a90dcdf18425ee7f87c2b82',
    },
    wiki: 'd539fd2a46a8b8dd2e934ff9ed92f43e9f6b56bc7a718db8d2803ba8ad8f6bf7',
    tasks: 'aacce327c87762677fc1a8c91218be0acb023887d238324740b610d2a5e64ffb',
    tools: '833272a8817f6fa3eb54fc3694e0ce16e9685c72bf4ecc2b35639bd564acd235',
    toolNames: [
      ...common,
      'cancel_pending_order',
      'exchange_delivered_order_items',
      'find_user_id_by_email',
      'find_user_id_by_name_zip',
      'get_order_details',
      'get_product_details',
      'list_all_product_types',
      'modify_pending_order_address',
      'modify_pending_order_items',
      'modify_pending_order_payment',
      'modify_user_address',
      'return_delivered_order_items',
    ],
  },
  airline: {
    tables: {
      flights: '444d7565c68434a3e3fb72efd717f9f9cd5c56dce227f6f56e078f1cb0ed233a',
      reservations: '1cf0bbc58ad984be9de7c24dba6dd27393f94cdbd482d8524f6a54db1f561a8c',
      users: 'bd264e2a31e0fa35cdfef8987e70a0dd3776828b582fe90e7a44823a12eb4cea',
    },
    wiki: '56c335801c16e26b54f600f9db99eb04d31db477e86eb160341d5c66b796c5c8',
    tasks: 'a0f39f870a0c5ab734ddcdd883515dc54effdb28d5d50e0ce565b081b5e176ad',
    tools: 'c7b3791a7b2f35a919e40f592e136915a06deb940ec4bac0c11fd481715702ff',
    toolNames: [
      ...common,
      'book_reservation',
      'cancel_reservation',
      'get_reservation_details',
      'list_all_airports',
      'search_direct_flight',
      'search_onestop_flight',
      'send_certificate',
      'update_reservation_baggages',
      'update_reservation_flights',
      'update_reservation_passengers',
    ],
  },
};

export const tasksFile = (domain: TauDomain) => `${domain}.tasks.test.json`;
export const toolsFile = (domain: TauDomain) => `${domain}.tools.json`;
export const wikiFile = (domain: TauDomain) => `${domain}.wiki.md`;
export const tableNames = (domain: TauDomain) => Object.keys(domains[domain].tables);
export const tableFile = (domain: TauDomain, table: string) => `${domain}.db.${table}.json`;

const copyFrom = 'the same data as JSON';

/**
 * Tables and rules are files of their own. Tasks and descriptions of tools are published inside
 * Python files, which are read as data; a copy of them as JSON is taken too.
 */
export function tauSource(domain: TauDomain): DataSource {
  const { tables, wiki, tasks, tools, toolNames } = domains[domain];
  const folder = `tau_bench/envs/${domain}`;
  const plain = (name: string, path: string, sha256: string): DataFile =>
    githubFile(name, { repository, commit, path: `${folder}/${path}` }, { sha256, basis: 'seen' });
  return {
    id: 'tau-bench',
    home: `github.com/${repository}`,
    revision: commit,
    licence: 'MIT',
    gated: false,
    files: [
      githubFile(
        tasksFile(domain),
        { repository, commit, path: `${folder}/tasks_test.py` },
        { copies: [{ sha256: tasks, from: copyFrom }] },
      ),
      githubParts(
        toolsFile(domain),
        {
          repository,
          commit,
          folder: `${folder}/tools`,
          paths: toolNames.map((name) => `${name}.py`),
        },
        { copies: [{ sha256: tools, from: copyFrom }] },
      ),
      plain(wikiFile(domain), 'wiki.md', wiki),
      ...Object.entries(tables).map(([table, sha256]) =>
        plain(tableFile(domain, table), `data/${table}.json`, sha256),
      ),
    ],
  };
}
