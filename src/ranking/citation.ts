import type { Ranking } from './ranking.ts';
import { writeQuery } from './write-query.ts';

/** How to refer to a ranking so that somebody else finds the same one. */
export interface Citation {
  /** One paragraph, for a text or a footnote. */
  text: string;
  /** A `@misc` entry. */
  bibtex: string;
  /**
   * Permanent link, below the board's address or relative to it: the whole question and the
   * catalogue that answered it. A board with another catalogue refuses it.
   */
  link: string;
  /** The same question on the command line. */
  command: string;
  suite: { id: string; version: string; name: string; hash: string };
  catalog_hash: string;
  /** Evidence published until this day was asked for; null without a limit. */
  asked_until: string | null;
  /** Latest publication date among the evidence that counted. */
  evidence_until: string | null;
  level: number;
  seed: number;
  /** Models ranked. */
  ranked: number;
}

export interface CitationOptions {
  /** Version of the program that ranked. */
  version: string;
  /** Address of the board, such as `https://board.example/`; default none: the link is relative. */
  address?: string;
}

/** Digits of the catalogue's hash in a link. */
export const pinLength = 12;

/** A ranking's citation. The same ranking gives the same text: it holds no day of access. */
export function citation(ranking: Ranking, { version, address }: CitationOptions): Citation {
  const { suite, query, catalog_hash, evidence_until, rows } = ranking;
  const link = permanentLink(ranking, address);
  const asked = query.evidence.until ?? null;
  const title = `${suite.name}: ${rows.length} AI models ranked by the suite ${suite.id}, version ${suite.version}`;
  const basis = [
    `suite SHA-256 ${suite.hash}`,
    `catalogue SHA-256 ${catalog_hash}`,
    ...(ranking.measured ? [`own runs SHA-256 ${ranking.measured.sha256}`] : []),
    `evidence published until ${asked ?? 'any day'}`,
    `latest that counts ${evidence_until ?? 'undated'}`,
    `level ${query.level}`,
    `seed ${query.seed}`,
  ];
  return {
    text: `Weighbridge ${version}. ${title}. ${capital(basis.join('; '))}. ${link}`,
    bibtex: bibtexOf(ranking, title, `Weighbridge ${version}; ${basis.join('; ')}`, link),
    link,
    command: commandOf(ranking),
    suite: { id: suite.id, version: suite.version, name: suite.name, hash: suite.hash },
    catalog_hash,
    asked_until: asked,
    evidence_until,
    level: query.level,
    seed: query.seed,
    ranked: rows.length,
  };
}

/** The address of a ranking that no later catalogue answers: `rankings?...&catalog=<hash>`. */
export function permanentLink(
  { query, catalog_hash }: Pick<Ranking, 'query' | 'catalog_hash'>,
  address?: string,
): string {
  const parameters = new URLSearchParams({
    ...writeQuery(query),
    catalog: catalog_hash.slice(0, pinLength),
  });
  const relative = `rankings?${parameters.toString().replaceAll('%2C', ',')}`;
  return address === undefined ? relative : `${address.replace(/\/*$/, '/')}${relative}`;
}

function commandOf({ query }: Ranking): string {
  const flags = Object.entries(writeQuery(query)).map(([name, value]) => {
    const flag = `--${name.replaceAll('_', '-')}`;
    return value === 'true' ? flag : `${flag} ${/^[\w.,=:-]+$/.test(value) ? value : `'${value}'`}`;
  });
  return ['weigh rank', ...flags].join(' ');
}

function bibtexOf(
  { suite, catalog_hash, evidence_until, query }: Ranking,
  title: string,
  note: string,
  link: string,
): string {
  const year = (evidence_until ?? query.evidence.until)?.slice(0, 4);
  const fields: [name: string, value: string][] = [
    ['author', '{Weighbridge}'],
    ['title', `{${escapeLatex(title)}}`],
    ...(year === undefined ? [] : ([['year', year]] as [string, string][])),
    ['howpublished', `\\url{${link}}`],
    ['note', escapeLatex(note)],
  ];
  const lines = fields.map(([name, value]) => `  ${name} = {${value}},`);
  return [`@misc{weighbridge-${suite.id}-${catalog_hash.slice(0, 8)},`, ...lines, '}'].join('\n');
}

/** Characters with a meaning of their own in LaTeX. */
function escapeLatex(text: string): string {
  const commands: Record<string, string> = {
    '\\': '\\textbackslash{}',
    '~': '\\textasciitilde{}',
    '^': '\\textasciicircum{}',
  };
  return text.replace(/[\\{}$&#%_~^]/g, (letter) => commands[letter] ?? `\\${letter}`);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
