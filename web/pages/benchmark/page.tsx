import { Suspense } from 'react';
import type { BenchmarkAnswer } from '../../../src/server/api.ts';
import { useAnswer } from '../../data/use-answer.ts';
import type { PageProps } from '../../pages.tsx';
import { AnswerLink } from '../../parts/answer-link.tsx';
import { Failure } from '../../parts/failure.tsx';
import { Link, OutsideLink } from '../../parts/link.tsx';
import { Title } from '../../parts/title.tsx';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';
import { Distribution } from './distribution.tsx';
import { Reporters } from './reporters.tsx';
import { Rows } from './rows.tsx';
import { Standings } from './standings.tsx';
import '../../parts/plain-page.css';
import '../../parts/plain-table.css';
import './benchmark.css';

/** One benchmark: what it is, how models lie on it, who reports it, and every row. */
export default function BenchmarkPage({ id }: PageProps) {
  const t = words();
  const address = `benchmarks/${encodeURIComponent(id)}`;
  const answer = useAnswer<BenchmarkAnswer>(address);
  const { benchmark } = answer;
  return (
    <article className="benchmark">
      <header>
        <Title>{benchmark.name}</Title>
        <p className="lead">
          {t.category[benchmark.category] ?? benchmark.category}
          {benchmark.is_index && ` · ${t.benchmark.index}`}
          {!benchmark.higher_is_better && ` · ${t.benchmark.lower}`}
        </p>
      </header>
      <BenchmarkFacts answer={answer} />
      <Distribution answer={answer} />
      <Standings answer={answer} />
      <Reporters answer={answer} />
      <Failure of={id}>
        <Suspense fallback={<p className="waiting benchmark-waiting">{t.site.loading}</p>}>
          <Rows answer={answer} />
        </Suspense>
      </Failure>
      <p className="note">
        <AnswerLink address={address}>{t.rankings.underTable.json}</AnswerLink>
      </p>
    </article>
  );
}

function BenchmarkFacts({ answer: { benchmark, suites } }: { answer: BenchmarkAnswer }) {
  const t = words();
  const names = t.benchmark.fact;
  const facts = [
    [names.measures, benchmark.measures],
    [names.items, benchmark.items === null ? null : format.count(benchmark.items)],
    [names.metric, benchmark.metric],
    [
      names.chance,
      benchmark.chance_level === null
        ? null
        : `${benchmark.chance_level_approximate ? '≈ ' : ''}${format.points(benchmark.chance_level)}\u202f%`,
    ],
    [names.date, benchmark.date],
    [names.licence, benchmark.licence],
  ] as const;
  return (
    <section>
      <h2>{t.benchmark.facts}</h2>
      <dl className="fact-list">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value ?? <span className="muted">{t.unknown}</span>}</dd>
          </div>
        ))}
        {benchmark.url !== null && (
          <div>
            <dt>{names.page}</dt>
            <dd>
              <OutsideLink url={benchmark.url}>{benchmark.url}</OutsideLink>
            </dd>
          </div>
        )}
        {suites.length > 0 && (
          <div>
            <dt>{names.suites}</dt>
            <dd>
              <ul>
                {suites.map((suite) => (
                  <li key={suite.id}>
                    <Link to={`/rankings?suite=${suite.id}`}>
                      {words().measureName(suite.id, suite.name)}
                    </Link>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
      </dl>
      {benchmark.note !== null && (
        <p className="note">
          {t.model.note}: {benchmark.note}
        </p>
      )}
    </section>
  );
}
