import type { SampleAnswer } from '../../../src/server/api.ts';
import { useAnswer } from '../../data/use-answer.ts';
import type { PageProps } from '../../pages.tsx';
import { FactList } from '../../parts/fact-list.tsx';
import { Link } from '../../parts/link.tsx';
import { OutcomeBadge } from '../../parts/run-badge.tsx';
import { Title } from '../../parts/title.tsx';
import * as format from '../../words/format.ts';
import * as write from '../../words/format-run.ts';
import { words } from '../../words/index.ts';
import { sampleAddress } from './address.ts';
import { headlineFirst } from './headline-first.ts';
import { partOf, type ShowPart } from './part-of.tsx';
import { promptParts } from './prompt.ts';
import { Scores } from './scores.tsx';
import '../../parts/answer-link.css';
import './sample.css';

/** One sample: what was asked, what was thought and answered, how it was scored and why. */
export default function SamplePage({ id, part, search }: PageProps) {
  const t = words().runs;
  const answer = useAnswer<SampleAnswer>(sampleAddress(id, part, search));
  const { item, response } = answer.sample;
  const show = partOf(id, answer);
  return (
    <article className="sample">
      <p>
        <Link to={`/runs/${encodeURIComponent(id)}`}>{t.toRun}</Link>{' '}
        <span className="hash muted">{response.run}</span>
      </p>
      <Title>{item.id}</Title>
      <p className="sample-head">
        <OutcomeBadge outcome={headlineFirst(answer)[0]?.score.outcome ?? null} />
        <span className="muted">{t.epoch(String(response.epoch))}</span>
      </p>
      <Scores answer={answer} show={show} />
      <section>
        <h2>{t.promptTitle}</h2>
        {promptParts(response.prompt).map(({ role, text, part: name }) => (
          <div key={name}>
            {role !== null && <h3>{t.role[role] ?? role}</h3>}
            {show(name, text)}
          </div>
        ))}
      </section>
      <section>
        <h2>{t.reasoning}</h2>
        {response.reasoning === null ? (
          <p className="note">{t.noReasoning}</p>
        ) : (
          show('response.reasoning', response.reasoning)
        )}
      </section>
      <section>
        <h2>{t.answer}</h2>
        <p className="note">{t.unverifiedText}</p>
        {response.error !== null && (
          <div>
            <p className="note">
              {t.failure}: <span className="hash">{response.error.code}</span>
            </p>
            {show('response.error.message', response.error.message)}
          </div>
        )}
        {response.text !== '' && show('response.text', response.text)}
        {response.text === '' && response.error === null && <p className="note">{t.empty}</p>}
      </section>
      <Further answer={answer} show={show} />
      <Facts answer={answer} />
    </article>
  );
}

/** What prompt and answer do not tell, folded. */
function Further({ answer, show }: { answer: SampleAnswer; show: ShowPart }) {
  const t = words().runs;
  const { item, response, replaced } = answer.sample;
  const isThere = (part: string, value: unknown): boolean =>
    value !== null || answer.cut.some((each) => each.part === part);
  return (
    <section className="sample-further">
      {isThere('response.transcript', response.transcript) && (
        <details>
          <summary>{t.transcript}</summary>
          {show('response.transcript', response.transcript)}
        </details>
      )}
      {isThere('item.content', item.content) && (
        <details>
          <summary>{t.itemContent}</summary>
          {show('item.content', item.content)}
        </details>
      )}
      {replaced.length > 0 && (
        <details>
          <summary>{t.attempts}</summary>
          {replaced.map(({ attempt, error }, i) => (
            <div key={attempt}>
              <p className="note hash">{error.code}</p>
              {show(`replaced.${i}.error.message`, error.message)}
            </div>
          ))}
        </details>
      )}
    </section>
  );
}

function Facts({ answer: { sample } }: { answer: SampleAnswer }) {
  const { unknown, runs: t } = words();
  const { fact } = t;
  const { response } = sample;
  const { usage } = response;
  const number = (n: number | null): string => (n === null ? unknown : format.count(n));
  const time = (ms: number | null): string => (ms === null ? unknown : write.duration(ms));
  const dollars = (sum: number | null): string => (sum === null ? unknown : format.dollars(sum));
  return (
    <section>
      <h2>{t.facts}</h2>
      <FactList
        facts={[
          [t.finish, response.finish ?? unknown],
          [fact.input, number(usage.input_tokens)],
          [fact.output, number(usage.output_tokens)],
          [fact.reasoning, number(usage.reasoning_tokens)],
          [fact.cost, dollars(response.cost_usd)],
          [fact.spent, dollars(response.spent_usd)],
          [fact.firstToken, time(response.first_token_ms)],
          [fact.answer, time(response.total_ms)],
          [
            fact.requests,
            response.cached
              ? `${format.count(response.requests)}, ${fact.cached}`
              : format.count(response.requests),
          ],
          [fact.served, response.served_model ?? unknown],
          [fact.routes, response.route ?? unknown],
          [t.finished, write.second(response.finished_at)],
        ]}
      />
    </section>
  );
}
