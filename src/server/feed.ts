import { createHash } from 'node:crypto';
import type { Catalog, ScoreDocument } from '../catalog/index.ts';
import { lastDayOf } from '../ranking/filter.ts';
import { summariseModel } from '../ranking/summarise-model.ts';
import type { ClaimHead } from './api.ts';
import { addressOf, webAddress } from './reference.ts';

/** One piece of news. */
export interface FeedEntry {
  /** What it is about; equal for the same thing in every version of the catalogue. */
  about: string;
  /** `YYYY-MM-DD`, from the catalogue. */
  day: string;
  category: 'model' | 'scores' | 'claim';
  title: string;
  summary: string;
  /** Page of the board, without a slash at the front. */
  page: string;
  /** Where it can be read elsewhere; null when there is no such page. */
  source: string | null;
}

/** Entries of a feed; readers keep what they have seen. */
const newest = 100;

/**
 * What is new in a catalogue, by its own dates, the newest first: models by release, scores by
 * document, claims by the day that they speak of. Undated models and documents are no news.
 * @param claims the claims with their verdicts, as `answerClaims` gives them.
 */
export function feedEntries(
  catalog: Catalog,
  claims: readonly ClaimHead[],
  most = newest,
): FeedEntry[] {
  return [...modelEntries(catalog), ...documentEntries(catalog), ...claims.map(claimEntry)]
    .sort((a, b) => compareText(b.day, a.day) || compareText(a.about, b.about))
    .slice(0, most);
}

/**
 * The entries as an Atom feed (RFC 4287). The same catalogue gives the same bytes. Links are
 * relative to the feed unless an address is given, so that it can lie in any folder.
 * @param address of the board, such as `https://board.example/`.
 */
export function atomFeed(
  catalog: Pick<Catalog, 'hash'>,
  entries: readonly FeedEntry[],
  address = '',
): string {
  const base = address === '' ? '' : address.replace(/\/*$/, '/');
  const updated = entries[0]?.day ?? '1970-01-01';
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    '<title>Weighbridge: new models, scores and verdicts</title>',
    `<subtitle>Catalogue ${escapeXml(catalog.hash.slice(0, 12))}, by the dates in the catalogue</subtitle>`,
    `<id>${idOf('feed')}</id>`,
    `<updated>${timeOf(updated)}</updated>`,
    '<author><name>Weighbridge</name></author>',
    `<link rel="self" type="application/atom+xml" href="${escapeXml(base)}feed.xml"/>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(base) || './'}"/>`,
    ...entries.map((entry) => entryXml(entry, base)),
    '</feed>',
    '',
  ].join('\n');
}

function modelEntries(catalog: Catalog): FeedEntry[] {
  return [...catalog.models.values()].flatMap((model): FeedEntry[] => {
    if (model.release_date === null) return [];
    const { lab_name, openness, licence } = summariseModel(model, catalog);
    const scores = catalog.scoresOf(model.id).length;
    return [
      {
        about: `model/${model.id}`,
        day: lastDayOf(model.release_date),
        category: 'model',
        title: `${model.name} by ${lab_name}`,
        summary: `Released ${model.release_date}; ${openness === 'unknown' ? 'openness unknown' : openness}${licence === null ? '' : `, ${licence}`}; ${scores} scores in the catalogue.`,
        page: `models/${encodeURIComponent(model.id)}`,
        source: firstAddress(model.sources),
      },
    ];
  });
}

function documentEntries(catalog: Catalog): FeedEntry[] {
  const groups = new Map<
    ScoreDocument,
    { day: string; scores: number; models: Set<string>; url: string | null }
  >();
  for (const score of catalog.scores) {
    if (score.published === null) continue;
    const document = catalog.documentOf(score);
    const day = lastDayOf(score.published);
    const group = groups.get(document);
    if (group === undefined) {
      groups.set(document, { day, scores: 1, models: new Set([score.model]), url: score.url });
    } else {
      group.scores++;
      group.models.add(score.model);
      if (day > group.day) group.day = day;
    }
  }
  return [...groups].map(([document, { day, scores, models, url }]) => {
    const source = catalog.sources.get(document.source)?.name ?? document.source;
    const names = [...models].sort().map((id) => catalog.models.get(id)?.name ?? id);
    const rest = names.length - 5;
    return {
      about: `document/${document.id}`,
      day,
      category: 'scores',
      title: `${scores} ${scores === 1 ? 'score' : 'scores'} from ${source}`,
      summary: `Of ${names.slice(0, 5).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}; ${document.id}.`,
      page: models.size === 1 ? `models/${encodeURIComponent([...models][0]!)}` : 'models',
      source: webAddress(url) ?? addressOf(document.id),
    };
  });
}

function claimEntry(claim: ClaimHead): FeedEntry {
  return {
    about: `claim/${claim.id}`,
    day: lastDayOf(claim.as_of),
    category: 'claim',
    title: `${claim.verdict ?? 'not checked'}: ${claim.statement}`,
    summary: `${claim.summary} Said by ${claim.said_by.who}, ${claim.said_by.where}, ${claim.said_by.when}.`,
    page: `claims/${encodeURIComponent(claim.id)}`,
    source: webAddress(claim.said_by.url),
  };
}

function firstAddress(sources: readonly string[]): string | null {
  for (const source of sources) {
    const address = addressOf(source);
    if (address !== null) return address;
  }
  return null;
}

function entryXml(entry: FeedEntry, base: string): string {
  const { about, day, category, title, summary, page, source } = entry;
  return [
    '<entry>',
    `<title>${escapeXml(title)}</title>`,
    `<id>${idOf(about)}</id>`,
    `<updated>${timeOf(day)}</updated>`,
    `<category term="${category}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(base + page)}"/>`,
    ...(source === null ? [] : [`<link rel="via" href="${escapeXml(source)}"/>`]),
    `<summary>${escapeXml(summary)}</summary>`,
    '</entry>',
  ].join('\n');
}

function timeOf(day: string): string {
  return `${day}T00:00:00Z`;
}

/** A version 8 UUID (RFC 9562) of what the entry is about: the same in every version. */
function idOf(about: string): string {
  const digits = createHash('sha256').update(`weighbridge feed ${about}`).digest('hex');
  const variant = ((Number.parseInt(digits[16]!, 16) & 3) | 8).toString(16);
  const parts = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    variant + digits.slice(17, 20),
    digits.slice(20, 32),
  ];
  return `urn:uuid:${parts.join('-')}`;
}

/** Text as text: markup escaped, and what XML 1.0 cannot hold taken out. */
function escapeXml(text: string): string {
  const names: Record<string, string> = {
    '<': '&lt;',
    '>': '&gt;',
    '&': '&amp;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/[<>&"']/g, (letter) => names[letter]!)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
