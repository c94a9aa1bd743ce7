import { describe, expect, it } from 'vitest';
import { shippedCatalog } from '../../../test/edited-catalog.ts';
import { checkClaim } from '../../claims/index.ts';
import { reportClaim } from './claim.ts';
import { reportClaims } from './claims.ts';

const catalog = shippedCatalog();
const today = '2026-11-22';

describe('weigh claim', () => {
  const id = 'eight-of-ten-open-are-chinese';
  const report = reportClaim(catalog, id, today, false);

  it('gives programs the verdict as it is', () => {
    const claim = catalog.claims.get(id)!;
    expect(report.data).toEqual({
      catalog_hash: catalog.hash,
      claim,
      verdict: checkClaim(catalog, claim, { today }),
    });
  });

  it('shows people the reasons, the parts, the evidence and its numbered sources', () => {
    const headings = report.blocks.flatMap((block) =>
      block.kind === 'heading' ? [block.text] : [],
    );
    expect(headings[0]).toBe(catalog.claims.get(id)!.statement);
    expect(headings).toEqual(
      expect.arrayContaining([
        'Why',
        'What this cannot show',
        'In parts',
        'Sources',
        'Attribution',
      ]),
    );
    const lists = report.blocks.flatMap((block) => (block.kind === 'list' ? block.items : []));
    expect(lists.some((item) => item.startsWith('[1] '))).toBe(true);
    const tables = report.blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
    for (const { cells } of tables.slice(1)) {
      for (const row of cells) expect(row.at(-1)!.text).toMatch(/^\[\d+\??\]/);
    }
  });

  it('cuts long tables unless all is asked for', () => {
    const rows = (all: boolean): number =>
      Math.max(
        ...reportClaim(catalog, 'most-open-models-are-chinese', today, all).blocks.map((block) =>
          block.kind === 'table' ? block.cells.length : 0,
        ),
      );
    expect(rows(false)).toBe(15);
    expect(rows(true)).toBeGreaterThan(100);
  });

  it('writes findings and evidence in long form for spreadsheets', () => {
    const { names, rows } = report.csv;
    expect(names).toEqual(['table', 'row', 'column', 'value', 'sources']);
    expect(rows.filter(([table]) => table === 'findings').length).toBeGreaterThan(4);
    for (const row of rows) expect(row).toHaveLength(5);
  });

  it('finds a claim by the beginning of its id, and suggests near ones', () => {
    expect(reportClaim(catalog, 'wan-2-2', today, false).blocks[0]).toMatchObject({
      text: expect.stringContaining('Wan 2.2'),
    });
    expect(() => reportClaim(catalog, 'meta-less-opn', today, false)).toThrow(/meta-less-open/);
  });
});

describe('weigh claims', () => {
  it('lists every claim with its verdict, and why one could not be checked', () => {
    const { csv, blocks } = reportClaims(catalog, today);
    expect(csv.rows).toHaveLength(14);
    expect(csv.rows.every(([, verdict]) => verdict !== null)).toBe(true);
    expect(blocks[0]).toMatchObject({ text: '14 claims' });
    const early = reportClaims(catalog, '2025-08-01');
    const later = early.csv.rows.find(([claim]) => claim === 'm2-tops-open-models')!;
    expect(later[1]).toBeNull();
    expect(later.at(-1)).toContain('nothing is known of it');
  });
});
