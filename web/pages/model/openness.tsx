import type { CriterionResult, PillarResult } from '../../../src/ranking/openness.ts';
import type { ModelAnswer } from '../../../src/server/api.ts';
import { Said } from '../../parts/said.tsx';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';
import { Cited } from './cited.tsx';

/** How open a model is by the rubric, from its worst to its best case, and on what evidence. */
export function Openness({ answer }: { answer: ModelAnswer }) {
  const t = words().model;
  const { interval, known, criteria, pillars } = answer.openness;
  const [low, high] = interval.map((value) => String(Math.round(value))) as [string, string];
  return (
    <section>
      <h2>{t.opennessTitle}</h2>
      <p className="openness-range">
        <strong className="number">{t.opennessRange(low, high)}</strong>{' '}
        <span className="muted">{t.opennessKnown(known, criteria)}</span>
      </p>
      <ul className="pillars">
        {pillars.map((pillar) => (
          <Pillar key={pillar.id} pillar={pillar} references={answer.references} />
        ))}
      </ul>
    </section>
  );
}

type References = Readonly<Record<string, string>>;

function Pillar({ pillar, references }: { pillar: PillarResult; references: References }) {
  const [low, high] = pillar.points;
  const at = (value: number): string => `${((100 * value) / pillar.weight).toFixed(2)}%`;
  const known = pillar.criteria.filter((criterion) => criterion.basis !== 'unknown');
  return (
    <li>
      <span>
        <Said text={pillar.name} />
      </span>
      <span className="number muted">
        {format.span(Math.round(low), Math.round(high))} / {pillar.weight}
      </span>
      <svg className="pillar-bar" aria-hidden="true">
        <rect width="100%" height="8" rx="2" className="pillar-all" />
        <rect width={at(high)} height="8" rx="2" className="pillar-possible" />
        <rect width={at(low)} height="8" rx="2" className="pillar-sure" />
      </svg>
      {known.length > 0 && (
        <ul className="criteria">
          {known.map((criterion) => (
            <Criterion key={criterion.id} criterion={criterion} references={references} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Criterion({
  criterion,
  references,
}: {
  criterion: CriterionResult;
  references: References;
}) {
  const t = words();
  const { level, range } = criterion;
  const levels = t.model.level;
  const said =
    level === null
      ? `${levels[range[0]]} ${t.to} ${levels[range[1]]}`
      : (levels[level] ?? t.unknown);
  return (
    <li>
      <Said text={criterion.name} />: <strong>{said}</strong>
      {criterion.note !== null && (
        <span className="muted" lang="en">
          {' '}
          ({criterion.note})
        </span>
      )}
      {criterion.source !== null && (
        <span className="fact-source">
          <Cited text={criterion.source} references={references} />
        </span>
      )}
    </li>
  );
}
