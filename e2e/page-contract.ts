import { expect, it } from 'vitest';
import type { Board } from './board.ts';
import { axeFindings, opening, overhang } from './look.ts';

/** Address and a part of the heading. */
export type PageCase = readonly [path: string, heading: string];

/** What holds of every page: nothing complains, nothing moves, and a phone shows all of it. */
export function opensQuietly(board: Board, pages: readonly PageCase[]): void {
  it.each(pages)('opens without a complaint, and nothing moves: %s', async (path, heading) => {
    const { shift, errors, title, heading: shown } = await opening(board, path);
    expect(errors).toEqual([]);
    expect(title).toContain(heading);
    expect(shown).toContain(heading);
    expect(shift).toBeLessThan(0.02);
  });

  it.each(pages)(
    'says what it rests on and whose data it is, and fits a phone: %s',
    async (path) => {
      const { over, footer } = await overhang(board, path);
      expect(over).toEqual([0, 0]);
      const meta = `${board.url}/api/v1/meta`;
      const { catalog_hash, evidence_until } = await (await fetch(meta)).json();
      expect(footer).toContain(catalog_hash.slice(0, 12));
      expect(footer).toContain(evidence_until);
      for (const notice of ['CC-BY-4.0', 'CDLA-Permissive-2.0']) expect(footer).toContain(notice);
    },
  );
}

export function axeFindsNothing(board: Board, paths: readonly string[]): void {
  it.each(paths)(
    'axe finds nothing, in light and dark, on a screen and a phone: %s',
    async (path) => {
      expect(await axeFindings(board, path)).toEqual([]);
    },
    // axe looks at every element of long pages, three times.
    120_000,
  );
}
