import { describe, expect, it } from 'vitest';
import { aBenchmark, aCatalog, aModel, aScore, aSuite } from '../../test/small-catalog.ts';
import { citation, permanentLink } from './citation.ts';
import { parseQuery } from './parse-query.ts';
import { rankSuite } from './rank-suite.ts';

const hash = '0123456789abcdef'.repeat(4);
const catalog = aCatalog(
  {
    models: [aModel({ id: 'a', openness: 'open-weights' }), aModel({ id: 'b' })],
    benchmarks: [aBenchmark({ id: 'alpha' })],
    suites: [aSuite({ id: 'glm-12', name: '100% {odd} & so_on', components: ['alpha'] })],
    scores: [
      aScore({ model: 'a', benchmark: 'alpha', score: 60 }),
      aScore({ model: 'b', benchmark: 'alpha', score: 70 }),
    ],
  },
  hash,
);

function cite(parameters: Record<string, string>, today = '2025-12-01') {
  const { query } = parseQuery(parameters, catalog, today, 'suite');
  return citation(rankSuite(catalog, query), { version: '1.2.3' });
}

describe('citation', () => {
  it('names everything that the ranking rests on', () => {
    const { text } = cite({ seed: '7' });
    for (const part of [
      'Weighbridge 1.2.3',
      '2 AI models',
      'glm-12, version 1',
      'hash-of-glm-12',
      hash,
      'until 2025-12-01',
      'counts 2025-02-01',
      'Level 0.95'.toLowerCase(),
      'seed 7',
      'catalog=0123456789ab',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('links to the whole question, pinned, so that a later day means the same', () => {
    const { link } = cite({ open: 'true', country: 'CN,US' });
    expect(link).toBe(
      'rankings?suite=glm-12&open=true&country=CN,US&evidence_until=2025-12-01&missing=bounds&level=0.95&seed=1&catalog=0123456789ab',
    );
    const later = Object.fromEntries(new URLSearchParams(link.split('?')[1]));
    const { catalog: pin, ...parameters } = later as Record<string, string>;
    expect(hash.startsWith(pin!)).toBe(true);
    expect(cite(parameters, '2026-12-01')).toEqual(cite({ open: 'true', country: 'CN,US' }));
  });

  it('stands below the address of a board when one is given', () => {
    const { query } = parseQuery({}, catalog, '2025-12-01');
    for (const address of ['https://board.example/x', 'https://board.example/x/']) {
      expect(permanentLink({ query, catalog_hash: hash }, address)).toMatch(
        /^https:\/\/board\.example\/x\/rankings\?suite=/,
      );
    }
  });

  it('gives the command that prints the same', () => {
    expect(cite({ open: 'true', model: 'a' }).command).toBe(
      'weigh rank --suite glm-12 --open --model a --evidence-until 2025-12-01 --missing bounds --level 0.95 --seed 1',
    );
  });

  it('escapes what LaTeX would take for its own', () => {
    const { bibtex } = cite({});
    expect(bibtex).toMatch(/^@misc\{weighbridge-glm-12-01234567,\n/);
    expect(bibtex).toContain('title = {{100\\% \\{odd\\} \\& so\\_on: 2 AI models');
    expect(bibtex).toContain('year = {2025}');
    const depth = [...bibtex.replaceAll(/\\[{}]/g, '')].reduce(
      (open, letter) => open + Number(letter === '{') - Number(letter === '}'),
      0,
    );
    expect(depth).toBe(0);
  });

  it('is made of the ranking alone', () => {
    expect(cite({})).toEqual(cite({}));
    const empty = cite({ lab: 'lab', country: 'CN' });
    expect(empty).toMatchObject({ ranked: 0, evidence_until: null });
    expect(empty.text).toContain('latest that counts undated');
  });
});
