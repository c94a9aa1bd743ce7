import { spawnSync } from 'node:child_process';
import { expect, it, type TestContext } from 'vitest';
import { shippedCatalog } from '../../test/edited-catalog.ts';
import { type Need, needs } from '../../test/needs.ts';
import { aCatalog, aModel, aScore } from '../../test/small-catalog.ts';
import { answerClaims } from './answers/claims.ts';
import type { ClaimHead } from './api.ts';
import { createApp } from './app.ts';
import { atomFeed, feedEntries } from './feed.ts';
import { verdictsHere } from './verdicts/verdicts.ts';

const claim: ClaimHead = {
  id: 'a-claim',
  statement: 'One leads.',
  said_by: { who: 'x', where: 'y', when: '2025-07', url: 'javascript:alert(1)' },
  as_of: '2025-07-15',
  limits: null,
  kind: 'rank',
  verdict: 'cannot tell',
  probability: 0.4,
  summary: 'It is within noise.',
};

const catalog = aCatalog({
  models: [
    aModel({ id: 'old', release_date: '2025-01-01' }),
    aModel({
      id: 'new',
      name: '<script>alert("1")</script> & \u0007co',
      release_date: '2025-07',
      sources: ['note: none', 'arxiv:2508.06471'],
    }),
    aModel({ id: 'undated', release_date: null }),
  ],
  scores: [
    aScore({ model: 'old', benchmark: 'a', score: 1, published: '2025-06-01' }),
    aScore({ model: 'new', benchmark: 'a', score: 1, published: '2025-07-20' }),
    aScore({ model: 'old', benchmark: 'a', score: 1, published: null, document: 1 }),
  ],
});

it('orders models, documents and claims by their own dates, and leaves out what has none', () => {
  const entries = feedEntries(catalog, [claim]);
  expect(entries.map(({ about, day }) => [about, day])).toEqual([
    ['model/new', '2025-07-31'],
    ['document/document-a', '2025-07-20'],
    ['claim/a-claim', '2025-07-15'],
    ['model/old', '2025-01-01'],
  ]);
  expect(entries[1]).toMatchObject({ title: '2 scores from source', page: 'models' });
  expect(entries[2]).toMatchObject({ title: 'cannot tell: One leads.', source: null });
  expect(feedEntries(catalog, [claim], 2)).toEqual(entries.slice(0, 2));
});

it('holds text as text and nothing that XML cannot hold', () => {
  const feed = atomFeed(catalog, feedEntries(catalog, [claim]));
  for (const bad of ['<script', 'javascript:', '\u0007']) expect(feed).not.toContain(bad);
  expect(feed).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; co by Lab');
  expect(feed).toContain('<link rel="via" href="https://arxiv.org/abs/2508.06471"/>');
});

it('links within its folder, or below an address', () => {
  const entries = feedEntries(catalog, []);
  expect(atomFeed(catalog, entries)).toContain('href="models/new"');
  const placed = atomFeed(catalog, entries, 'https://board.example/x');
  expect(placed).toContain('href="https://board.example/x/models/new"');
  expect(placed).toContain(
    'rel="self" type="application/atom+xml" href="https://board.example/x/feed.xml"',
  );
});

it('keeps the ids of entries when the catalogue changes', () => {
  const idsOf = (feed: string) => [...feed.matchAll(/<id>(.*?)<\/id>/g)].map(([, id]) => id!);
  const ids = idsOf(atomFeed(catalog, feedEntries(catalog, [claim])));
  const later = aCatalog({ models: [...catalog.models.values()].slice(1) }, 'other');
  const kept = idsOf(atomFeed(later, feedEntries(later, [claim])));
  expect(ids).toEqual(expect.arrayContaining(kept));
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) {
    expect(id).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  }
});

it('is a feed without entries for an empty catalogue', () => {
  expect(atomFeed(aCatalog({}), [])).toContain('<updated>1970-01-01T00:00:00Z</updated>');
});

const python: Need = {
  missing:
    spawnSync('python3', ['-c', 'import xml.dom.minidom']).status === 0
      ? undefined
      : 'no python3 (apt-get install python3)',
};

it('of the shipped catalogue is well-formed XML, at /feed.xml, the same on any day', async (ctx: TestContext) => {
  needs(ctx, python);
  const shipped = shippedCatalog();
  const response = await createApp({ catalog: shipped, today: () => '2026-11-22' }).request(
    '/feed.xml',
  );
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
  const feed = await response.text();
  const script =
    'import sys, xml.dom.minidom as m; print(len(m.parse(sys.stdin.buffer).getElementsByTagName("entry")))';
  const parsed = spawnSync('python3', ['-c', script], { input: feed, encoding: 'utf8' });
  expect(parsed.stderr).toBe('');
  expect(parsed.stdout.trim()).toBe('100');
  const { claims } = await answerClaims(shipped, '2026-12-24', verdictsHere(shipped));
  expect(atomFeed(shipped, feedEntries(shipped, claims))).toBe(feed);
});
