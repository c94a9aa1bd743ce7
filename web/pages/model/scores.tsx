import type { BenchmarkScores, ShownScore } from '../../../src/server/api.ts';
import { OutsideLink } from '../../parts/link.tsx';
import { Said } from '../../parts/said.tsx';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';
import { DotStrip } from './dot-strip.tsx';

/** Every published score by test; where sources differ, their values stand side by side. */
export function Scores({ benchmarks }: { benchmarks: readonly BenchmarkScores[] }) {
  const t = words();
  const total = benchmarks.reduce((sum, { scores }) => sum + scores.length, 0);
  const conflicts = benchmarks.filter(({ conflict }) => conflict !== null).length;
  const categories = Map.groupBy(benchmarks, ({ benchmark }) => benchmark.category);
  return (
    <section>
      <h2>{t.model.scores}</h2>
      <p className="note">
        {total === 0 ? t.model.noScores : t.model.scoresLead(total, benchmarks.length, conflicts)}
      </p>
      {[...categories].map(([category, group]) => (
        <section key={category} className="score-group">
          <h3>{t.category[category] ?? category}</h3>
          <ul>
            {group.map((each) => (
              <Benchmark key={each.benchmark.id} {...each} />
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function Benchmark({ benchmark, scores, conflict }: BenchmarkScores) {
  const t = words();
  const first = scores[0];
  if (!first) return null;
  const row = <ScoreLine score={first} />;
  return (
    <li className="score">
      <div className="score-name">
        <OutsideLink url={benchmark.url}>{benchmark.name}</OutsideLink>
        {!benchmark.higher_is_better && <span className="muted"> {t.model.lowerIsBetter}</span>}
      </div>
      {scores.length === 1 ? (
        row
      ) : (
        <div className="score-many">
          {row}
          <details>
            <summary>
              {conflict === null
                ? t.model.values(scores.length)
                : t.model.conflict(
                    scores.length,
                    format.published(conflict[0]),
                    format.published(conflict[1]),
                  )}
            </summary>
            <DotStrip scores={scores} />
            <ul className="score-values">
              {scores.map((score) => (
                <li key={`${score.document} ${score.score} ${JSON.stringify(score.conditions)}`}>
                  <ScoreLine score={score} why />
                </li>
              ))}
            </ul>
          </details>
        </div>
      )}
    </li>
  );
}

/** A value with who says so, where and when, and how it was obtained. */
function ScoreLine({ score, why = false }: { score: ShownScore; why?: boolean }) {
  const t = words();
  const conditions = Object.entries(score.conditions)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');
  return (
    <div className={score.counts ? 'score-line score-line-counts' : 'score-line'}>
      <span className="score-value number">
        {format.published(score.score)} <span className="score-unit">{t.unit[score.unit]}</span>
      </span>
      <span>
        <OutsideLink url={score.link}>{score.reporter}</OutsideLink>
        <span className="muted">
          {' '}
          {t.reportedBy[score.reported_by]}, {score.published ?? t.rankings.cells.undated}
          {why && !score.counts && (
            <>
              . <Said text={score.why} />
            </>
          )}
        </span>
        {why && conditions !== '' && (
          <span className="score-conditions" lang="en">
            {conditions}
          </span>
        )}
      </span>
    </div>
  );
}
