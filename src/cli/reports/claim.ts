import { type Catalog, findByName } from '../../catalog/index.ts';
import {
  checkClaim,
  type EvidenceRow,
  type EvidenceTable,
  type Finding,
  type Verdict,
} from '../../claims/index.ts';
import { attributionBlocks } from '../attribution.ts';
import {
  type Block,
  type CsvTable,
  csvTable,
  heading,
  list,
  type Report,
  table,
  text,
} from '../report.ts';
import { probability, score, shortHash, unknown } from '../words.ts';
import { verdictTones } from './claims.ts';

/** Rows of a table that a person sees unless all are asked for. */
const shownRows = 15;

/**
 * A claim, what becomes of it, why, and the evidence with its sources.
 * @throws NotFoundError with the nearest ids; ClaimError when the check cannot be made.
 */
export function reportClaim(catalog: Catalog, id: string, today: string, all: boolean): Report {
  const named = new Map(
    [...catalog.claims].map(([key, claim]) => [key, { ...claim, name: claim.id }]),
  );
  const { name: _, ...claim } = findByName(named, id, 'claim');
  const verdict = checkClaim(catalog, claim, { today });
  const sources = new Sources();
  const { who, where, when, url } = claim.said_by;
  return {
    data: { catalog_hash: catalog.hash, claim, verdict },
    blocks: [
      heading(claim.statement),
      text(`Said by ${who}, ${where}, ${when}${url === null ? '' : ` (${url})`}.`, 'muted'),
      text(
        `${verdict.verdict[0]!.toUpperCase()}${verdict.verdict.slice(1)}${verdict.probability === null ? '' : `: P(claim) ${equation(verdict.probability)}`}, as of ${claim.as_of}`,
        verdictTones[verdict.verdict],
      ),
      heading('Why'),
      list(verdict.explanation),
      ...(claim.limits === null ? [] : [heading('What this cannot show'), text(claim.limits)]),
      heading('In parts'),
      partsTable(verdict.parts),
      ...(verdict.missing.length === 0 ? [] : [heading('Missing'), list(verdict.missing, 'muted')]),
      ...verdict.evidence.flatMap((each) => evidenceBlocks(each, sources, all)),
      ...(sources.lines.length === 0 ? [] : [heading('Sources'), list(sources.lines, 'muted')]),
      ...attributionBlocks(verdict.attributions),
      text(
        `Evidence until ${verdict.evidence_until ?? 'undated'}; seed ${verdict.seed}; catalogue ${shortHash(verdict.catalog_hash)}.`,
        'muted',
      ),
    ],
    csv: csvOf(verdict),
  };
}

/** "= .41", "> .99" */
function equation(p: number): string {
  const words = probability(p);
  return /^[<>]/.test(words) ? `${words[0]} ${words.slice(1)}` : `= ${words}`;
}

function partsTable(parts: readonly Finding[]): Block {
  return table(
    [
      { title: 'Statement', show: (part) => part.statement, min: 24, wrap: true },
      {
        title: 'Verdict',
        show: (part) => part.verdict,
        tone: (part) => verdictTones[part.verdict],
      },
      {
        title: 'P',
        align: 'right',
        show: (part) => (part.probability === null ? unknown : probability(part.probability)),
      },
      { title: 'Decides', show: (part) => (part.decides ? 'yes' : 'no') },
    ],
    parts,
  );
}

function evidenceBlocks(each: EvidenceTable, sources: Sources, all: boolean): Block[] {
  if (each.rows.length === 0) return [];
  const rows = all ? each.rows : each.rows.slice(0, shownRows);
  const left = each.rows.length - rows.length;
  return [
    heading(each.label),
    table<EvidenceRow>(
      [
        ...each.columns.map(({ key, label }, i) => ({
          title: label,
          align: rows.every(({ values }) => typeof values[key] !== 'string')
            ? ('right' as const)
            : ('left' as const),
          show: ({ values }: EvidenceRow) => valueWords(values[key] ?? null),
          // The first columns say what the row is about; on a narrow terminal the last go first.
          drop: i < 3 ? 0 : i - 2,
          min: 12,
          wrap: true,
        })),
        {
          title: 'sources',
          show: ({ citations }: EvidenceRow) => sources.numbersOf(citations),
        },
      ],
      rows,
    ),
    ...(left > 0 ? [text(`${left} more rows: --all prints them.`, 'muted')] : []),
    ...(each.note === null ? [] : [text(each.note, 'muted')]),
  ];
}

function valueWords(value: string | number | null): string {
  if (value === null) return unknown;
  return typeof value === 'number' ? score(value) : value;
}

/** Numbers the sources in the order in which they are first cited. */
class Sources {
  readonly #numbers = new Map<string, number>();
  readonly lines: string[] = [];

  /** `[1] [4]`; a fact that one source alone states is marked with `?`. */
  numbersOf(citations: EvidenceRow['citations']): string {
    const marks = new Set<string>();
    for (const { source, url, published, verified } of citations) {
      let number = this.#numbers.get(source);
      if (number === undefined) {
        number = this.#numbers.size + 1;
        this.#numbers.set(source, number);
        const page = url === null || source.includes(url) ? '' : `, ${url}`;
        this.lines.push(
          `[${number}] ${source}${page}${published === null ? '' : `, ${published}`}`,
        );
      }
      marks.add(`[${number}${verified === false ? '?' : ''}]`);
    }
    return [...marks].join(' ');
  }
}

/** Findings and evidence in long form: one line a value. */
function csvOf({ parts, evidence, attributions }: Verdict): CsvTable {
  const findings = parts.flatMap((part) =>
    Object.entries({
      statement: part.statement,
      verdict: part.verdict,
      probability: part.probability,
      decides: part.decides,
      explanation: part.explanation.join(' '),
    }).map(([column, value]) => ({ table: 'findings', row: part.id, column, value, sources: '' })),
  );
  const values = evidence.flatMap((each) =>
    each.rows.flatMap((row, i) =>
      each.columns.map(({ key }) => ({
        table: each.label,
        row: String(i + 1),
        column: key,
        value: row.values[key] ?? null,
        sources: [...new Set(row.citations.map((citation) => citation.source))].join('; '),
      })),
    ),
  );
  const credits = attributions.map((value, i) => ({
    table: 'attribution',
    row: String(i + 1),
    column: 'text',
    value,
    sources: '',
  }));
  return csvTable(
    {
      table: (line) => line.table,
      row: (line) => line.row,
      column: (line) => line.column,
      value: (line) => line.value,
      sources: (line) => line.sources,
    },
    [...findings, ...values, ...credits],
  );
}
