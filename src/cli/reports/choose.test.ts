import { describe, expect, test } from 'vitest';
import { shippedCatalog } from '../../../test/edited-catalog.ts';
import { parseChoice } from '../../ranking/parse-choice.ts';
import type { QueryParameters } from '../../ranking/parse-query.ts';
import { answerChoose, readChoiceQuery } from '../../server/answers/choose.ts';
import { toMarkdown } from '../print/markdown.ts';
import { toTerminal } from '../print/terminal.ts';
import type { Block } from '../report.ts';
import { reportChoice } from './choose.ts';

const catalog = shippedCatalog();
const today = '2026-11-22';
const report = (parameters: QueryParameters, how = { all: false, explain: false }) =>
  reportChoice(catalog, parameters, today, how);
const headings = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));

const question = { for: 'coding', open: true, commercial: true, max_price: '1' };

describe('weigh choose', () => {
  test('gives programs what the HTTP API gives', () => {
    const search = new URLSearchParams({ for: 'coding', open: 'true', max_price: '1' });
    expect(report({ for: 'coding', open: true, max_price: '1' }).data).toEqual(
      answerChoose(catalog, readChoiceQuery(catalog, search, today)),
    );
  });

  test('shows people three answers, the field, what was left out, and the sources', () => {
    const { blocks } = report(question);
    const titles = headings(blocks).join('\n');
    expect(titles).toMatch(/^Which model for coding\?/);
    for (const part of ['Best quality', 'Best value', 'Safest bet']) {
      expect(titles.toLowerCase()).toContain(part.toLowerCase());
    }
    expect(titles).toMatch(/that qualify/);
    expect(titles).toMatch(/What the conditions keep out of \d+ rated models/);
    expect(titles).toMatch(/Would have been the best/);
    const text = toTerminal(blocks, { width: 100, colour: false });
    expect(text).toMatch(/With \$\d+\.\d\d instead of \$1\.00 per million tokens it would be/);
    expect(text).toMatch(/^- \[1\] /m);
    expect(text).toMatch(/Suite coding [0-9a-f]{12}; catalogue shipped/);
  });

  test('a model that is two answers stands once, with both changes', () => {
    const { field } = answerChoose(catalog, parseChoice(question, catalog, today));
    const answers = headings(report(question).blocks).filter((title) =>
      /^(Best|Safest)[^:]*: /.test(title),
    );
    expect(answers).toHaveLength(field.filter((row) => row.answers.length > 0).length);
  });

  test('fits 60 columns and keeps the answers', () => {
    const text = toTerminal(report(question).blocks, { width: 60, colour: false });
    // Addresses of sources cannot be broken.
    const long = text.split('\n').filter((line) => line.length > 60 && !line.includes('/'));
    expect(long).toEqual([]);
    expect(text).toContain('Best quality');
  });

  test('says what to give way on when nothing qualifies', () => {
    const { blocks } = report({ for: 'coding', fits: '10gb' });
    const text = toMarkdown(blocks);
    expect(text).toContain('No model qualifies.');
    expect(text).toContain('## What to give way on');
    expect(text).toMatch(/instead of 10 GB of memory/);
    expect(text).toMatch(/can be told apart by other evidence: --for /);
  });

  test('prints every model with --all, and the rules and scores with --explain', () => {
    const { data, blocks } = report({ for: 'agents' }, { all: true, explain: true });
    const { field, left_out } = data as ReturnType<typeof answerChoose>;
    const text = toMarkdown(blocks);
    expect(text).toContain('Safest bet: the highest lower end of the interval');
    expect(text).toContain('## Which published score counts for a cell');
    const rows = text.split('\n').filter((line) => line.startsWith('| ')).length;
    expect(rows).toBeGreaterThan(field.length + left_out.thin.length);
    expect(data).toHaveProperty('explanation.models');
  });

  test('explains a mix as well', () => {
    const { data } = report({ for: 'coding,agents' }, { all: false, explain: true });
    expect(data).toHaveProperty('explanation.models.0.cells');
  });

  test('writes the models that qualify and those that nearly did for spreadsheets', () => {
    const { csv, data } = report(question);
    const { field, left_out } = data as ReturnType<typeof answerChoose>;
    expect(csv.rows).toHaveLength(field.length + left_out.misses.length);
    const column = (name: string): number => csv.names.indexOf(name);
    expect(csv.rows[0]![column('answer')]).toContain('best');
    expect(csv.rows[0]![column('left_out_because')]).toBeNull();
    const last = csv.rows.at(-1)!;
    expect(last[column('rank')]).toBeNull();
    expect(last[column('left_out_because')]).toMatch(/price|open|licence|unknown/);
    for (const row of csv.rows) expect(row).toHaveLength(csv.names.length);
  });

  test('refuses what cannot be asked', () => {
    expect(() => report({})).toThrow(/^for says what the model is for/);
    expect(() => report({ for: 'coding', fits: 'big' })).toThrow(/^fits is a positive number/);
  });
});
