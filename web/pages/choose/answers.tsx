import type { Answer, AnswerKind, Change, Choice } from '../../../src/ranking/choose.ts';
import { barAxis, IntervalBar } from '../../charts/interval-bar.tsx';
import { OpennessMark } from '../../charts/mark.tsx';
import { useLocation } from '../../location.ts';
import { Link } from '../../parts/link.tsx';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';
import { makeChange } from './address.ts';
import { writeCost } from './cost-words.ts';
import { AnswerEvidence } from './evidence.tsx';

const kinds: AnswerKind[] = ['best', 'value', 'safe'];

/** The answers side by side; a model that is several of them stands once. */
export function Answers({ choice }: { choice: Choice }) {
  const given = kinds.flatMap((kind) => choice.answers[kind] ?? []);
  const models = [...new Set(given.map(({ row }) => row.model.id))];
  return (
    <div className="answers">
      {models.map((id) => (
        <AnswerCard
          key={id}
          choice={choice}
          answers={given.filter(({ row }) => row.model.id === id)}
        />
      ))}
    </div>
  );
}

function AnswerCard({ choice, answers }: { choice: Choice; answers: readonly Answer[] }) {
  const t = words();
  const c = t.choose;
  const { row, unknown, languages } = answers[0]!;
  const { model } = row;
  const axis = {
    ...barAxis(
      choice.field.flatMap(({ interval }) => interval),
      [0, 100],
    ),
    ticks: [],
  };
  return (
    <article className="answer" aria-labelledby={`answer-${model.id}`}>
      <p className="answer-kinds">
        {answers.map(({ kind }) => (
          <span key={kind} title={c.kindNote[kind]}>
            {c.kind[kind]}
          </span>
        ))}
      </p>
      <h2 id={`answer-${model.id}`}>
        <Link to={`/models/${model.id}`}>{model.name}</Link>
      </h2>
      <p className="answer-model muted">
        <OpennessMark openness={model.openness} /> {t.opennessName[model.openness]} ·{' '}
        {model.lab_name} · {model.licence ?? t.unknown}
      </p>
      <p className="answer-score">
        <strong className="number">{format.points(row.score)}</strong>{' '}
        <span className="number">
          {format.interval(row.interval, t.to)} · {c.pBest(t.pBest(row.p_best))}
        </span>
      </p>
      <IntervalBar
        axis={axis}
        score={row.score}
        interval={row.interval}
        bounds={row.bounds}
        openness={model.openness}
      />
      <p className="answer-cost">{writeCost(choice, row)}</p>
      {languages.length > 0 && (
        <p className="note">
          {languages
            .slice(0, 3)
            .map(
              ({ name, place, of, kind }) =>
                c.tested(name, place, of) + (kind === 'mean' ? ` (${c.mean})` : ''),
            )
            .join('; ')}
        </p>
      )}
      <Sentences title={c.why} sentences={[...new Set(answers.flatMap(({ why }) => why))]} />
      <Sentences title={c.unknown} sentences={unknown} />
      {answers.map(({ kind, changes }) => (
        <Changes
          key={kind}
          title={answers.length === 1 ? c.changes : c.changesOf(c.kind[kind])}
          changes={changes}
        />
      ))}
      <AnswerEvidence choice={choice} answer={answers[0]!} />
    </article>
  );
}

function Sentences({ title, sentences }: { title: string; sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <section>
      <h3 className="choose-subhead">{title}</h3>
      <ul className="choose-list" lang="en">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}

/** What would change the answer; where that is a step of the question, it can be taken. */
function Changes({ title, changes }: { title: string; changes: readonly Change[] }) {
  const { search } = useLocation();
  if (changes.length === 0) return null;
  return (
    <section>
      <h3 className="choose-subhead">{title}</h3>
      <ul className="choose-list">
        {changes.map((change) => {
          const address = makeChange(search, change);
          return (
            <li key={change.sentence}>
              <span lang="en">{change.sentence}</span>{' '}
              {address !== undefined && (
                <Link to={address}>
                  {words().choose.ask}
                  <span className="visually-hidden" lang="en">
                    : {change.model.name}
                  </span>
                </Link>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
