import { startTransition, useState } from 'react';
import type { SampleHead, SamplesAnswer } from '../../../src/server/api.ts';
import { useLiveAnswer } from '../../data/use-live-answer.ts';
import { navigate } from '../../location.ts';
import { Link } from '../../parts/link.tsx';
import { PlainHead } from '../../parts/plain-head.tsx';
import { OutcomeBadge } from '../../parts/run-badge.tsx';
import { Select } from '../../parts/select.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { withParameter } from '../../question.ts';
import * as format from '../../words/format.ts';
import * as write from '../../words/format-run.ts';
import { words } from '../../words/index.ts';
import { samplePage } from '../sample/address.ts';

/** Rows a page. */
const rows = 50;

/** What a range of scores is called in the address, and how the API is asked for it. */
const ranges = {
  full: { min_value: '1' },
  part: { min_value: '0.000001', max_value: '0.999999' },
  zero: { max_value: '0' },
} as const;

interface SamplesProps {
  run: string;
  /** The page's question: `outcome`, `score`, `search`. */
  search: string;
  live: boolean;
  epochs: number;
}

/** The samples of a run, by outcome, score and item, some at a time. */
export function Samples({ run, search, live, epochs }: SamplesProps) {
  const t = words().runs;
  const asked = new URLSearchParams(search);
  const ask = (changes: Record<string, string>): void =>
    navigate(withParameter(`/runs/${encodeURIComponent(run)}`, search, changes), { replace: true });
  return (
    <>
      <div className="run-filters">
        <Select
          label={t.outcomeColumns.outcome}
          value={asked.get('outcome') ?? ''}
          onChange={(outcome) => ask({ outcome })}
          options={[['', t.allSamples], ...Object.entries(t.outcome)]}
        />
        <Select
          label={t.score01}
          value={asked.get('score') ?? ''}
          onChange={(score) => ask({ score })}
          options={[
            ['', t.anyScore],
            ['full', t.full],
            ['part', t.part],
            ['zero', t.zero],
          ]}
        />
        <TextField
          label={t.item}
          value={asked.get('search') ?? ''}
          onCommit={(text) => ask({ search: text })}
        />
      </div>
      {/* Another question begins at its first page. */}
      <Pages key={search} address={addressOf(run, asked)} live={live} run={run} epochs={epochs} />
    </>
  );
}

function addressOf(run: string, asked: URLSearchParams): string {
  const range = ranges[(asked.get('score') ?? '') as keyof typeof ranges];
  const question = new URLSearchParams({ limit: String(rows), ...range });
  for (const name of ['outcome', 'search']) {
    const value = asked.get(name);
    if (value) question.set(name, value);
  }
  return `runs/${encodeURIComponent(run)}/samples?${question}`;
}

interface PagesProps {
  address: string;
  run: string;
  live: boolean;
  epochs: number;
}

function Pages({ address, run, live, epochs }: PagesProps) {
  const t = words().runs;
  const [cursors, setCursors] = useState<readonly string[]>([]);
  // What is there stays while the next page comes.
  const more = (next: string): void => startTransition(() => setCursors([...cursors, next]));
  const columns = t.sampleColumns;
  const addresses = [address, ...cursors.map((cursor) => `${address}&cursor=${cursor}`)];
  return (
    <table className="plain-table run-samples">
      <caption className="visually-hidden">{t.samples}</caption>
      <PlainHead
        columns={[
          columns.item,
          columns.outcome,
          columns.answer,
          { extra: columns.tokens },
          { extra: columns.time },
        ]}
      />
      {addresses.map((each, i) => (
        <Page
          key={each}
          address={each}
          run={run}
          live={live}
          epochs={epochs}
          onMore={i === addresses.length - 1 ? more : undefined}
        />
      ))}
    </table>
  );
}

interface PageOfSamplesProps extends PagesProps {
  /** Of the last page: asks for the one after it. */
  onMore: ((next: string) => void) | undefined;
}

function Page({ address, run, live, epochs, onMore }: PageOfSamplesProps) {
  const t = words().runs;
  const { answer } = useLiveAnswer<SamplesAnswer>(address, () => live);
  const { samples, next } = answer;
  return (
    <tbody>
      {samples.map((sample) => (
        <Row key={`${sample.epoch} ${sample.item}`} run={run} sample={sample} epochs={epochs} />
      ))}
      {samples.length === 0 && (
        <tr>
          <td colSpan={5}>{t.noSamples}</td>
        </tr>
      )}
      {onMore && next !== null && (
        <tr>
          <td colSpan={5}>
            <button type="button" className="more-button" onClick={() => onMore(next)}>
              {t.more}
            </button>
          </td>
        </tr>
      )}
    </tbody>
  );
}

function Row({ run, sample, epochs }: { run: string; sample: SampleHead; epochs: number }) {
  const { unknown, runs: t } = words();
  const { item, epoch, outcome, answer, answer_characters, error, output_tokens, total_ms } =
    sample;
  return (
    <tr>
      <th scope="row">
        <Link to={samplePage(run, item, epoch)}>{item}</Link>
        {epochs > 1 && <span className="line-facts">{t.epoch(String(epoch))}</span>}
      </th>
      <td>
        <OutcomeBadge outcome={outcome} />
      </td>
      <td className="run-answer">
        <bdi>{answer ?? error?.code ?? <span className="muted">{t.nothingFound}</span>}</bdi>
        {answer_characters !== null && (
          <span className="line-facts">… {t.characters(format.count(answer_characters))}</span>
        )}
      </td>
      <td className="number plain-extra">
        {output_tokens === null ? unknown : format.count(output_tokens)}
      </td>
      <td className="number plain-extra">
        {total_ms === null ? unknown : write.duration(total_ms)}
      </td>
    </tr>
  );
}
