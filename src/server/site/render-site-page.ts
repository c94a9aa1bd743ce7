import type { Catalog } from '../../catalog/index.ts';
import type { MetaAnswer } from '../api.ts';
import { renderPage } from '../page.ts';

/**
 * For a server that sends no headers of its own: the policy of the board's server, but for
 * `frame-ancestors`, which a page cannot state about itself.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/**
 * A page of the static site. Before any script runs it names the catalogue, the day of its
 * evidence and, for who has no scripts, whom the licences ask to name.
 * @param path with a slash at the end: the page is the `index.html` of that folder.
 */
export function renderSitePage(
  index: string,
  path: string,
  catalog: Catalog,
  meta: MetaAnswer,
): Buffer {
  const html = renderPage(index, path).bytes.toString('utf8');
  const { catalog_hash } = meta;
  const credits = meta.attribution
    .map(({ name, licence, text }) =>
      [name, licence && `(${licence})`, text].filter(Boolean).join(' '),
    )
    .join('; ');
  const head = [
    `<meta http-equiv="Content-Security-Policy" content="${policy}" />`,
    `<meta name="referrer" content="no-referrer" />`,
    `<meta name="weighbridge-catalog" content="${escapeHtml(catalog_hash)}" />`,
  ].join('\n    ');
  const subject = nameOf(catalog, path);
  const noscript = `<noscript>${subject === undefined ? '' : `<h1>${escapeHtml(subject)}</h1>`}<p>The pages need JavaScript. The same data lies as JSON below api/v1/.</p><p lang="zh-Hans">页面需要 JavaScript；同样的数据以 JSON 文件提供，位于 api/v1/ 之下。</p><p>${escapeHtml(factsOf(meta))}</p><p>With data from: ${escapeHtml(credits)}</p></noscript>`;
  return Buffer.from(
    html
      .replace('<html ', '<html data-site="static" ')
      .replace(/(<meta charset="utf-8" \/>)/, (charset) => `${charset}\n    ${head}`)
      .replace(/<title>[^<]*<\/title>/, (title) =>
        subject === undefined ? title : `<title>${escapeHtml(subject)} · Weighbridge</title>`,
      )
      .replace(/<noscript>[\s\S]*<\/noscript>/, () => noscript),
  );
}

/** Which catalogue this is, in a sentence. */
export function factsOf({ catalog_hash, evidence_until, today }: MetaAnswer): string {
  return `Catalogue ${catalog_hash}, evidence up to ${evidence_until ?? 'no known date'}, exported on ${today}.`;
}

/** What the page is about, when it is about one thing. */
function nameOf(catalog: Catalog, path: string): string | undefined {
  const [, section, id = ''] = path.split('/');
  const key = decodeURIComponent(id);
  if (section === 'models') return catalog.models.get(key)?.name;
  if (section === 'claims') return catalog.claims.get(key)?.statement;
  if (section === 'benchmarks') return catalog.benchmarks.get(key)?.name;
  if (section === 'labs') return catalog.labs.get(key)?.name;
  return undefined;
}

export function escapeHtml(text: string): string {
  const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (letter) => named[letter]!);
}
