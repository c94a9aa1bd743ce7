import { useEffect } from 'react';
import type { MethodAbility, MethodAnswer } from '../../../src/server/api.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { currentLanguage } from '../../language.ts';
import { AnswerLink } from '../../parts/answer-link.tsx';
import { Title } from '../../parts/title.tsx';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';
import {
  type AbilityFigures,
  type MethodBlock,
  type MethodFigures,
  type MethodWords,
  methodEn,
} from '../../words/method.ts';
import { methodZh } from '../../words/method-zh.ts';
import { FigureTable } from './figure-table.tsx';
import '../../parts/plain-page.css';
import '../../parts/plain-table.css';
import './method.css';

/** The formulas in plain words, with the figures of this catalogue. */
export default function MethodPage() {
  const t = currentLanguage() === 'zh' ? methodZh : methodEn;
  const answer = useAnswer<MethodAnswer>('method');
  const sections = t.sections(figuresOf(answer));
  // A link to a section is followed by the browser before the section is there.
  useEffect(() => {
    document.getElementById(window.location.hash.slice(1))?.scrollIntoView();
  }, []);
  return (
    <article className="method">
      <Title>{words().method.title}</Title>
      <p className="lead">{t.lead}</p>
      <nav aria-label={t.contents} className="method-contents">
        <ul>
          {sections.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
      {sections.map(({ id, title, blocks }) => (
        <section key={id} id={id}>
          <h2>{title}</h2>
          {blocks.map((block) => (
            <Block key={JSON.stringify(block)} block={block} answer={answer} t={t} />
          ))}
        </section>
      ))}
      <p className="note">
        <AnswerLink address="method">{words().rankings.underTable.json}</AnswerLink>
      </p>
    </article>
  );
}

interface BlockProps {
  block: MethodBlock;
  answer: MethodAnswer;
  t: MethodWords;
}

function Block({ block, answer, t }: BlockProps) {
  if ('text' in block) return <p>{block.text}</p>;
  if ('table' in block) return <FigureTable table={block.table} answer={answer} t={t} />;
  if ('list' in block) {
    return (
      <ul className="method-list">
        {block.list.map((entry) => (
          <li key={entry}>{entry}</li>
        ))}
      </ul>
    );
  }
  return (
    <div className="method-formula">
      <p className="method-formula-line">{block.formula}</p>
      <dl aria-label={t.where}>
        {block.where.map(([letter, meaning]) => (
          <div key={letter}>
            <dt>{letter}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function figuresOf(answer: MethodAnswer): MethodFigures {
  const { scores, benchmarks, assumed_items, source_sd, ability } = answer;
  return {
    ability: ability === null ? undefined : abilityFigures(ability),
    scores: format.count(scores.all),
    documents: format.count(scores.documents),
    undated: format.count(scores.undated),
    sized: format.count(benchmarks.sized),
    benchmarks: format.count(benchmarks.all),
    assumedItems: format.count(assumed_items),
    sourceSd: format.points(source_sd),
  };
}

function abilityFigures(ability: MethodAbility): AbilityFigures {
  const { rows, models, draws, self_report_excess: excess, validity } = ability;
  return {
    rows: format.count(rows),
    models: format.count(models),
    draws: format.count(draws.count),
    seed: String(draws.seed),
    excess: format.points(excess.estimate),
    low: format.points(excess.lo),
    high: format.points(excess.hi),
    validity: validity
      ? {
          share: format.share(validity.fraction),
          cells: format.count(validity.cells),
          level: format.share(validity.level),
          seed: String(validity.seed),
        }
      : undefined,
  };
}
