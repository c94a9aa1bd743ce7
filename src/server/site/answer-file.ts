/** Lists and rankings that a static site holds as files; the rest is one thing by its id. */
const lists = /^(meta|race|rankings|models|claims|suites|benchmarks|labs|sources|method)$/;
const things = /^(models\/[^/]+|models\/[^/]+\/standings|claims\/[^/]+|benchmarks\/[^/]+)$/;
const bySuite = /^(race|rankings)$/;
const description = 'openapi.json';
const plainId = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * The file of a static site that holds an answer of the HTTP API, below `api/v1/`; undefined for a
 * question that is answered by computing. One rule for who writes the files and who reads them.
 * @param address below `api/v1/`, such as `rankings?suite=coding`.
 */
export function answerFile(address: string): string | undefined {
  const [path = '', search = ''] = address.split('?', 2);
  const parameters = [...new URLSearchParams(search)].filter(([name]) => name !== 'catalog');
  if (parameters.length === 0) {
    if (path === description) return path;
    return lists.test(path) || things.test(path) ? `${path}.json` : undefined;
  }
  const [name, suite] = parameters[0]!;
  const one = parameters.length === 1 && name === 'suite' && plainId.test(suite);
  return one && bySuite.test(path) ? `${path}/suite/${suite}.json` : undefined;
}
