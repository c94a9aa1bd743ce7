import { useDeferredValue, useState } from 'react';
import type { BenchmarkHead, BenchmarksAnswer } from '../../../src/server/api.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { Link } from '../../parts/link.tsx';
import { PlainHead } from '../../parts/plain-head.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { Title } from '../../parts/title.tsx';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';
import '../../parts/plain-page.css';
import '../../parts/plain-table.css';
import './benchmark.css';

/** How many rows are drawn before more are asked for. */
const batch = 100;

/** Every benchmark of the catalogue, to be found by name or subject. */
export default function BenchmarksPage() {
  const t = words();
  const { benchmarks } = useAnswer<BenchmarksAnswer>('benchmarks');
  const [text, setText] = useState('');
  const [shown, setShown] = useState(batch);
  const found = findBenchmarks(benchmarks, useDeferredValue(text));
  const { columns } = t.benchmark;
  return (
    <>
      <Title>{t.benchmark.title}</Title>
      <p className="lead">{t.benchmark.lead(benchmarks.length)}</p>
      <SearchField
        label={t.benchmark.search}
        value={text}
        onChange={(value) => {
          setText(value);
          setShown(batch);
        }}
        found={t.benchmark.found(found.length)}
      />
      <table className="plain-table">
        <caption className="visually-hidden">{t.benchmark.title}</caption>
        <PlainHead
          columns={[columns.name, { extra: columns.items }, columns.models, columns.scores]}
        />
        <tbody>
          {found.slice(0, shown).map((benchmark) => (
            <Line key={benchmark.id} benchmark={benchmark} />
          ))}
        </tbody>
      </table>
      {found.length > shown && (
        <button type="button" className="more-button" onClick={() => setShown(found.length)}>
          {t.benchmark.more(found.length - shown)}
        </button>
      )}
    </>
  );
}

function Line({ benchmark }: { benchmark: BenchmarkHead }) {
  const t = words();
  return (
    <tr>
      <th scope="row">
        <Link to={`/benchmarks/${benchmark.id}`}>{benchmark.name}</Link>
        <span className="line-facts">
          {t.category[benchmark.category] ?? benchmark.category}
          {benchmark.measures !== null && ` · ${benchmark.measures}`}
        </span>
      </th>
      <td className="number plain-extra">
        {benchmark.items === null ? t.unknown : format.count(benchmark.items)}
      </td>
      <td className="number">{format.count(benchmark.models)}</td>
      <td className="number">{format.count(benchmark.scores)}</td>
    </tr>
  );
}

function findBenchmarks(benchmarks: readonly BenchmarkHead[], text: string): BenchmarkHead[] {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  return benchmarks.filter(({ id, name, category, measures }) => {
    const all = `${id} ${name} ${category} ${measures ?? ''}`.toLowerCase();
    return wanted.every((word) => all.includes(word));
  });
}
