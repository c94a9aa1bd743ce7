import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { aBenchmark, aCatalog, aModel, aScore, aSuite } from '../../test/small-catalog.ts';
import type {
  ErrorAnswer,
  MetaAnswer,
  ModelAnswer,
  ModelsAnswer,
  RaceAnswer,
  RankingsAnswer,
  StandingsAnswer,
} from './api.ts';
import { createApp } from './app.ts';
import { contentSecurityPolicy } from './security.ts';

const benchmarks = ['alpha', 'beta'].map((id) => aBenchmark({ id, name: id.toUpperCase() }));
const models = [
  aModel({ id: 'open-one', openness: 'open-weights', country: 'CN', release_date: '2025-03-01' }),
  aModel({ id: 'open-two', openness: 'open-weights', country: 'CN', release_date: '2025-05-01' }),
  aModel({ id: 'closed-one', country: 'US', release_date: '2025-02-01', base_model: 'open-one' }),
  aModel({ id: 'thin', country: 'US' }),
];
const catalog = aCatalog(
  {
    models,
    benchmarks,
    suites: [aSuite({ id: 'glm-12', components: ['alpha', 'beta'], category: 'all' })],
    sources: [
      {
        id: 'source',
        name: 'A source',
        url: 'javascript:alert(1)',
        licence: 'CC-BY-4.0',
        licence_as_read: null,
        attribution: 'By a source.',
      },
    ],
    scores: [
      aScore({ model: 'open-one', benchmark: 'alpha', score: 60 }),
      aScore({ model: 'open-one', benchmark: 'beta', score: 50 }),
      aScore({ model: 'open-two', benchmark: 'alpha', score: 70 }),
      aScore({ model: 'open-two', benchmark: 'beta', score: 60, url: 'javascript:alert(1)' }),
      aScore({ model: 'closed-one', benchmark: 'alpha', score: 80 }),
      aScore({ model: 'closed-one', benchmark: 'beta', score: 70 }),
      aScore({ model: 'closed-one', benchmark: 'beta', score: 64, reported_by: 'rival' }),
      aScore({ model: 'thin', benchmark: 'alpha', score: 99 }),
    ],
  },
  'catalog-hash',
);

let folder: string;
const secret = 'nobody may read this';

beforeAll(() => {
  const outside = mkdtempSync(join(tmpdir(), 'weigh-web-'));
  folder = join(outside, 'web');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(outside, 'secret.txt'), secret);
  writeFileSync(
    join(folder, 'index.html'),
    '<script src="./theme.js"></script><script src="./assets/main-1.js"></script>',
  );
  writeFileSync(join(folder, 'theme.js'), '// theme');
  writeFileSync(join(folder, 'assets', 'main-1.js'), `// main${' '.repeat(2000)}`);
});

afterAll(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

function start(changes: Partial<Parameters<typeof createApp>[0]> = {}) {
  return createApp({ catalog, webFolder: folder, today: () => '2025-12-01', ...changes });
}

async function json<T>(path: string, app = start()): Promise<{ status: number; body: T }> {
  const response = await app.request(path);
  return { status: response.status, body: (await response.json()) as T };
}

describe('the HTTP API', () => {
  it('says what the catalogue is', async () => {
    const { status, body } = await json<MetaAnswer>('/api/v1/meta', start({ version: '9.9.9' }));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      version: '9.9.9',
      catalog_hash: 'catalog-hash',
      today: '2025-12-01',
      evidence_until: '2025-02-01',
      counts: { models: 4, benchmarks: 2, scores: 8, suites: 1, claims: 0 },
      countries: [
        { code: 'CN', models: 2 },
        { code: 'US', models: 2 },
      ],
      component_names: { alpha: 'ALPHA', beta: 'BETA' },
    });
    // A source whose licence asks to be named, its address not being one of the web.
    expect(body.attribution).toEqual([
      {
        source: 'source',
        name: 'A source',
        url: null,
        licence: 'CC-BY-4.0',
        text: 'By a source.',
        scores: 8,
      },
    ]);
  });

  it('ranks by the parameters of a question', async () => {
    const { body } = await json<RankingsAnswer>('/api/v1/rankings?suite=glm-12&open=true');
    expect(body.rows.map((row) => row.model.id)).toEqual(['open-two', 'open-one']);
    expect(body.excluded).toEqual({ 'not open': 2 });
    expect(body.catalog_hash).toBe('catalog-hash');
    expect(body.query.evidence.until).toBe('2025-12-01');
  });

  it('shortens to the top on request', async () => {
    const { body } = await json<RankingsAnswer>('/api/v1/rankings?suite=glm-12&top=1');
    expect(body.rows.map((row) => row.model.id)).toEqual(['closed-one']);
    expect(body.unranked.map((row) => row.model.id)).toEqual(['thin']);
  });

  it.each([
    ['/api/v1/rankings?suit=x', /suit is no parameter/],
    ['/api/v1/rankings?suite=nope', /no suite "nope"/],
    ['/api/v1/rankings?open=true&closed=true', /exclude each other/],
    ['/api/v1/rankings?as_of=2030-01-01', /in the future/],
    ['/api/v1/rankings?open=true&open=false', /open is given twice/],
    ['/api/v1/rankings?__proto__=1', /__proto__ is no parameter/],
    ['/api/v1/rankings?suite=glm-12&weights=alpha=1e308,beta=1e308', /too large to be added up/],
    ['/api/v1/rankings?suite=glm-12&weights=nope=1', /no component nope/],
    ['/api/v1/rankings?level=0.5', /level/],
    ['/api/v1/rankings?suite=glm-12&level=0.5', /level/],
    ['/api/v1/rankings?weights=hle=2', /belong to a suite/],
    ['/api/v1/race?country=CN', /country cannot be given here/],
    ['/api/v1/models?suite=glm-12', /suite is no parameter of this address/],
    ['/api/v1/meta?x=1', /x is no parameter of this address; it takes none/],
  ])('answers 400 to %s and says why', async (path, reason) => {
    const { status, body } = await json<ErrorAnswer>(path);
    expect(status).toBe(400);
    expect(body.error.message).toMatch(reason);
  });

  it('answers 404 with the nearest names', async () => {
    const { status, body } = await json<ErrorAnswer>('/api/v1/models/open-oen');
    expect(status).toBe(404);
    expect(body.error).toMatchObject({ code: 'not-found', suggestions: ['open-one'] });
    expect((await json('/api/v1/nothing')).status).toBe(404);
    expect((await json('/api/v1/claims/nothing')).status).toBe(404);
  });

  it('answers 414 to an address longer than any question', async () => {
    const { status } = await json(`/api/v1/models/${'x'.repeat(5000)}`);
    expect(status).toBe(414);
  });

  it('lists models inside a question, newest first', async () => {
    const { body } = await json<ModelsAnswer>('/api/v1/models?country=CN');
    expect(body.models.map(({ id, scores }) => [id, scores])).toEqual([
      ['open-two', 2],
      ['open-one', 2],
    ]);
    expect(body.excluded).toEqual({ 'not from CN': 2 });
  });

  it('shows a model with its scores, conflicts side by side, and its lineage', async () => {
    const { body } = await json<ModelAnswer>('/api/v1/models/Closed-One');
    const beta = body.benchmarks.find(({ benchmark }) => benchmark.id === 'beta')!;
    expect(beta.conflict).toEqual([64, 70]);
    expect(beta.scores.map(({ score, counts }) => [score, counts])).toEqual([
      [70, true],
      [64, false],
    ]);
    expect(body.benchmarks.find(({ benchmark }) => benchmark.id === 'alpha')!.conflict).toBeNull();
    expect(body.lineage.ancestors.map((step) => step.id)).toEqual(['open-one']);
    expect(body.unverified).toEqual([
      'release_date',
      'openness',
      'modalities_in',
      'modalities_out',
      'base_model',
    ]);
  });

  it('passes on no address that is not one of the web', async () => {
    const text = await (await start().request('/api/v1/models/open-two')).text();
    expect(text).not.toContain('javascript:');
  });

  it('says where a model stands in every suite', async () => {
    const { body } = await json<StandingsAnswer>('/api/v1/models/thin/standings');
    expect(body.standings[0]).toMatchObject({ suite: { id: 'ability' }, row: null, field: 0 });
    expect(body.standings[1]).toMatchObject({ row: null, field: 3 });
    expect(body.standings[1]!.reason).toMatch(/covers 50 % of the weight/);
    const ranked = await json<StandingsAnswer>('/api/v1/models/open-one/standings');
    expect(ranked.body.standings[1]).toMatchObject({ row: { rank: 3 }, reason: null });
  });

  it('runs the race on the suite that is asked for', async () => {
    const { body } = await json<RaceAnswer>('/api/v1/race?suite=glm-12');
    expect(body).toMatchObject({ suite: { id: 'glm-12' }, models: 3 });
    const [openness] = body.comparisons;
    expect(openness!.lines.map(({ group, steps }) => [group, steps.map((s) => s.model)])).toEqual([
      ['open', ['open-one', 'open-two']],
      ['closed', ['closed-one']],
    ]);
    expect(openness!.gap).toMatchObject({ ahead: 'closed', behind: 'open' });
    // The best of two uncertain models is a little better than either: less than 10 points apart.
    expect(openness!.gap!.points).toBeGreaterThan(9);
    expect(openness!.gap!.points).toBeLessThan(10);
    expect(body.leaders.map(({ group, field, row }) => [group, field, row?.model.id])).toEqual([
      ['all', 3, 'closed-one'],
      ['open', 2, 'open-two'],
      ['closed', 1, 'closed-one'],
      ['CN', 2, 'open-two'],
      ['US', 1, 'closed-one'],
    ]);
  });

  it('keeps an internal error to itself and reports it', async () => {
    const report = vi.fn();
    const broken = start({ report, today: () => 'no day' });
    const { status, body } = await json<ErrorAnswer>('/api/v1/rankings?as_of=x', broken);
    expect(status).toBe(400);
    const failing = start({
      report,
      today: () => {
        throw new Error('the clock of 10.1.2.3 is broken');
      },
    });
    const failed = await json<ErrorAnswer>('/api/v1/meta', failing);
    expect(failed.status).toBe(500);
    expect(JSON.stringify(failed.body)).not.toContain('10.1.2.3');
    expect(report).toHaveBeenCalledOnce();
    expect(body.error.code).toBe('query');
  });
});

describe('answers in memory', () => {
  it('are made once for questions that mean the same', async () => {
    const today = vi.fn(() => '2025-12-01');
    const app = start({ today });
    const first = await app.request('/api/v1/rankings?open=true&suite=glm-12');
    const second = await app.request('/api/v1/rankings?suite=GLM%2012&open=1');
    expect(second.headers.get('etag')).toBe(first.headers.get('etag'));
    expect(await second.text()).toBe(await first.text());
  });

  it('are those of the day, also at an address that was asked for the day before', async () => {
    let day = '2025-12-01';
    const app = start({ today: () => day });
    const until = async () =>
      ((await (await app.request('/api/v1/rankings?suite=glm-12')).json()) as RankingsAnswer).query
        .evidence.until;
    expect([await until(), await until()]).toEqual(['2025-12-01', '2025-12-01']);
    day = '2025-12-02';
    expect([await until(), await until()]).toEqual(['2025-12-02', '2025-12-02']);
  });

  it('are made again for an address that failed', async () => {
    const app = start();
    for (let i = 0; i < 2; i++) {
      expect((await app.request('/api/v1/rankings?suite=nope')).status).toBe(400);
      expect((await app.request('/api/v1/rankings?catalog=00000000')).status).toBe(409);
    }
  });

  it('are confirmed by their validator without a body', async () => {
    const app = start();
    const etag = (await app.request('/api/v1/rankings?suite=glm-12')).headers.get('etag')!;
    const again = await app.request('/api/v1/rankings?suite=glm-12', {
      headers: { 'if-none-match': etag },
    });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    const other = await app.request('/api/v1/rankings?suite=glm-12', {
      headers: { 'if-none-match': '"x"' },
    });
    expect(other.status).toBe(200);
  });

  it('are compressed as the client takes them', async () => {
    const app = start();
    const plain = await (await app.request('/api/v1/rankings?suite=glm-12')).text();
    const ask = (accept: string) =>
      app.request('/api/v1/rankings?suite=glm-12', { headers: { 'accept-encoding': accept } });
    const brotli = await ask('gzip, br');
    expect(brotli.headers.get('content-encoding')).toBe('br');
    expect(brotliDecompressSync(await brotli.arrayBuffer()).toString()).toBe(plain);
    const gzip = await ask('br;q=0, gzip');
    expect(gzip.headers.get('content-encoding')).toBe('gzip');
    expect(gunzipSync(await gzip.arrayBuffer()).toString()).toBe(plain);
    expect((await ask('deflate')).headers.get('content-encoding')).toBeNull();
  });
});

describe('the pages', () => {
  it.each(['/', '/rankings', '/rankings?suite=glm-12', '/models', '/models/open-one', '/claims'])(
    'are at %s',
    async (path) => {
      const response = await start().request(path);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(response.headers.get('cache-control')).toBe('no-cache');
    },
  );

  it('point up to the root from where they lie', async () => {
    const html = await (await start().request('/models/open-one')).text();
    expect(html).toContain('src="../theme.js"');
    expect(html).toContain('src="../assets/main-1.js"');
    expect(await (await start().request('/')).text()).toContain('src="./theme.js"');
  });

  it.each(['/nowhere', '/models/nobody', '/claims/nothing', '/models/%E0%A4%A', '/a/b/c'])(
    'are not at %s, and the page says so with status 404',
    async (path) => {
      const response = await start().request(path);
      expect(response.status).toBe(404);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    },
  );

  it('serve files whose name carries a hash for good, others only with a question', async () => {
    const app = start();
    const asset = await app.request('/assets/main-1.js');
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(asset.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect((await app.request('/theme.js')).headers.get('cache-control')).toBe('no-cache');
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/../../secret.txt',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/assets/%00',
    '//etc/passwd',
  ])('never leave their folder: %s', async (path) => {
    const response = await start().request(`http://localhost${path}`);
    const body = await response.text();
    expect(body).not.toContain(secret);
    expect(body).not.toContain('root:');
    expect(response.status).toBe(404);
  });

  it('say so when they are not built', async () => {
    const { status, body } = await json<ErrorAnswer>('/', start({ webFolder: '/no/such/folder' }));
    expect(status).toBe(503);
    expect(body.error.message).toContain('npm run build');
  });
});

describe('every answer', () => {
  it.each(['/', '/api/v1/meta', '/api/v1/nothing', '/assets/main-1.js', '/nowhere'])(
    'carries the security headers: %s',
    async (path) => {
      const { headers } = await start().request(path);
      expect(headers.get('content-security-policy')).toBe(contentSecurityPolicy);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('access-control-allow-origin')).toBeNull();
    },
  );

  it('allows nothing inline and nothing from elsewhere', () => {
    expect(contentSecurityPolicy).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('refuses %s', async (method) => {
    const response = await start().request('/api/v1/meta', { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD');
  });

  it('comes without a body to HEAD', async () => {
    const response = await start().request('/api/v1/meta', { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });

  it.each([
    ['localhost:4680', 200],
    ['127.0.0.1:4680', 200],
    ['[::1]:4680', 200],
    ['LOCALHOST', 200],
    ['evil.example', 421],
    ['localhost.evil.example', 421],
    ['127.0.0.1.evil.example:4680', 421],
    ['192.168.1.2:4680', 421],
    ['', 421],
  ])('to Host "%s" on a loopback server is %i', async (host, status) => {
    const app = start({ loopbackOnly: true });
    for (const path of ['/api/v1/meta', '/']) {
      expect((await app.request(path, { headers: { host } })).status).toBe(status);
    }
  });

  it('goes to any Host when other machines are let in', async () => {
    const response = await start().request('/api/v1/meta', { headers: { host: 'board.example' } });
    expect(response.status).toBe(200);
  });
});
