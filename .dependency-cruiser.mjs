// Imports run one way (ARCHITECTURE.md): a room may import only rooms that stand above it here.
const rooms = [
  'statistics',
  'catalog',
  'store',
  'providers',
  'sandbox',
  'scorers',
  'engine',
  'benchmarks',
  'ranking',
  'evidence',
  'claims',
  'parallel',
  'interop',
  'server',
  'cli',
];

const downward = rooms.map((room, i) => ({
  name: `${room}-imports-only-upward`,
  severity: 'error',
  comment: `src/${room} may import only the rooms above it`,
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: `^src/(${rooms.slice(0, i + 1).join('|')})/` },
}));

/** Tests and what only they read. */
const tests = '\\.test\\.ts$|/fixtures/';

export default {
  forbidden: [
    ...downward,
    {
      name: 'pure-rooms-import-no-node',
      severity: 'error',
      comment: 'statistics, ranking and claims also run in the browser',
      from: { path: '^src/(statistics|ranking|claims)/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-rooms-read-no-files',
      severity: 'error',
      comment: 'of the catalogue they may import what touches no file',
      from: { path: '^src/(ranking|claims)/', pathNot: tests },
      to: {
        path: '^src/catalog/',
        pathNot: '^src/catalog/(index|catalog|find|protocol|error|types)\\.ts$',
      },
    },
    {
      name: 'pure-rooms-use-few-packages',
      severity: 'error',
      from: { path: '^src/(statistics|ranking)/', pathNot: tests },
      to: { dependencyTypes: ['npm', 'npm-dev'], pathNot: '@stdlib' },
    },
    {
      name: 'web-imports-little',
      severity: 'error',
      comment:
        'the pages import statistics, ranking, claims and the types of the HTTP API; of a static site, the rule of its files and, in a worker, its answers',
      from: { path: '^web/' },
      to: {
        path: '^src/',
        pathNot:
          '^src/(statistics|ranking|claims|catalog/(index|types)|server/api|server/site/(answer-file|answer-question))',
      },
    },
    {
      name: 'only-tests-import-fixtures',
      severity: 'error',
      from: { path: '^(src|web)/', pathNot: `${tests}|\\.test\\.tsx$` },
      to: { path: '/fixtures/' },
    },
    {
      name: 'nothing-imports-web',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^web/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'product-uses-no-development-packages',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
