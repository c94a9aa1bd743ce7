import { z } from 'zod';
import { type Catalog, findByName, NotFoundError } from '../../../catalog/index.ts';
import { defineTool } from '../tool.ts';
import { evidenceLine } from '../words.ts';

const kinds = ['model', 'benchmark', 'suite', 'lab', 'source', 'claim'] as const;
type Kind = (typeof kinds)[number];

interface Entry {
  kind: Kind;
  id: string;
  name: string;
  detail: string;
}

/** Matches that are answered. */
const most = 25;

export const find = defineTool({
  name: 'find',
  title: 'Find names',
  description:
    'Finds models, benchmarks, suites, labs, sources and recorded claims by a part of their name, and gives the ids that the other tools take. Without text it lists all of one kind, such as all suites.',
  input: z.strictObject({
    text: z.string().optional().describe('A part of the name; case and punctuation do not matter.'),
    kind: z.enum(kinds).optional().describe('Only this kind.'),
  }),
  output: z.object({
    matches: z.array(
      z.object({ kind: z.enum(kinds), id: z.string(), name: z.string(), detail: z.string() }),
    ),
    total: z.number(),
    nearest: z.array(z.string()),
    catalog_hash: z.string(),
    evidence_until: z.string().nullable(),
  }),
  answer({ catalog }, { text, kind }) {
    const wanted = simplify(text ?? '');
    const entries = kinds
      .filter((each) => (kind === undefined ? wanted !== '' || each === 'suite' : each === kind))
      .flatMap((each) => entriesOf(catalog, each));
    const matches = entries.filter(({ id, name }) =>
      [id, name].some((part) => simplify(part).includes(wanted)),
    );
    matches.sort((a, b) => likeness(a, wanted) - likeness(b, wanted));
    const nearest = matches.length === 0 ? nearestTo(catalog, text ?? '', kind) : [];
    const rest = matches.length - most;
    return {
      data: {
        matches: matches.slice(0, most),
        total: matches.length,
        nearest,
        catalog_hash: catalog.hash,
        evidence_until: catalog.evidenceUntil(),
      },
      lines: [
        ...(matches.length === 0
          ? [
              `Nothing is named like "${text}"${nearest.length > 0 ? `; the nearest: ${nearest.join(', ')}` : ''}.`,
            ]
          : matches
              .slice(0, most)
              .map((each) => `${each.kind} ${each.id}: ${each.name}; ${each.detail}`)),
        ...(rest > 0 ? [`... and ${rest} more: give more of the name, or a kind.`] : []),
        evidenceLine(catalog.evidenceUntil(), catalog.hash),
      ],
    };
  },
});

function entriesOf(catalog: Catalog, kind: Kind): Entry[] {
  switch (kind) {
    case 'model':
      return [...catalog.models.values()].map(({ id, name, lab, release_date }) => ({
        kind,
        id,
        name,
        detail: `${catalog.labs.get(lab)?.name ?? lab}, ${release_date ?? 'release date unknown'}, ${catalog.scoresOf(id).length} scores`,
      }));
    case 'benchmark':
      return [...catalog.benchmarks.values()].map(({ id, name, category }) => ({
        kind,
        id,
        name,
        detail: `${category}, ${catalog.scoresOn(id).length} scores`,
      }));
    case 'suite':
      return [...catalog.suites.values()].map(({ id, name, category, components }) => ({
        kind,
        id,
        name,
        detail: `for ${category ?? 'no one category'}, ${components.length} components`,
      }));
    case 'lab':
      return [...catalog.labs.values()].map(({ id, name, country }) => ({
        kind,
        id,
        name,
        detail: country ?? 'country unknown',
      }));
    case 'source':
      return [...catalog.sources.values()].map(({ id, name, licence, licence_as_read }) => ({
        kind,
        id,
        name,
        detail: licence ?? licence_as_read ?? 'licence unknown',
      }));
    case 'claim':
      return [...catalog.claims.values()].map(({ id, statement, as_of }) => ({
        kind,
        id,
        name: statement,
        detail: `as of ${as_of}`,
      }));
  }
}

/** Smaller is nearer: the same name, then one that begins with it, then one that holds it. */
function likeness({ id, name }: Entry, wanted: string): number {
  const keys = [simplify(id), simplify(name)];
  if (keys.includes(wanted)) return 0;
  return keys.some((key) => key.startsWith(wanted)) ? 1 : 2;
}

/** Names that were perhaps meant. */
function nearestTo(catalog: Catalog, text: string, kind: Kind | undefined): string[] {
  const places = { model: catalog.models, benchmark: catalog.benchmarks, lab: catalog.labs };
  return Object.entries(places).flatMap(([each, records]) => {
    if (kind !== undefined && kind !== each) return [];
    try {
      return [findByName<{ id: string; name: string }>(records, text, each).id];
    } catch (error) {
      if (error instanceof NotFoundError) return [...error.suggestions];
      throw error;
    }
  });
}

function simplify(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, '');
}
