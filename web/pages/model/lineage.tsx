import type {
  LineageNode,
  Lineage as LineageOfModel,
  LineageStep,
} from '../../../src/ranking/lineage.ts';
import { OpennessMark } from '../../charts/mark.tsx';
import { Link } from '../../parts/link.tsx';
import { words } from '../../words/index.ts';

/** What a model was made from and what was made from it. */
export function Lineage({ lineage }: { lineage: LineageOfModel }) {
  const t = words().model;
  const { ancestors, descendants, supersedes } = lineage;
  return (
    <section>
      <h2>{t.lineage}</h2>
      {ancestors.length === 0 && descendants.length === 0 && <p className="note">{t.noLineage}</p>}
      {ancestors.length > 0 && (
        <>
          <h3>{t.madeFrom}</h3>
          <ol className="lineage">
            {ancestors.map((step, i) => (
              <li key={step.id}>
                <Step step={step} read={(ancestors[i - 1] ?? lineage).base_checked !== null} />
                {i === 0 && lineage.note !== null && (
                  <span className="fact-source" lang="en">
                    {lineage.note}
                  </span>
                )}
              </li>
            ))}
          </ol>
        </>
      )}
      {descendants.length > 0 && (
        <>
          <h3>{t.madeInto}</h3>
          <Descendants nodes={descendants} />
        </>
      )}
      {supersedes.length > 0 && (
        <>
          <h3>{t.supersedes}</h3>
          <ul className="lineage">
            {supersedes.map((step) => (
              <li key={step.id}>
                <Step step={step} read />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Descendants({ nodes }: { nodes: readonly LineageNode[] }) {
  return (
    <ul className="lineage">
      {nodes.map((node) => (
        <li key={node.id}>
          <Step step={node} read={node.base_checked !== null} />
          {node.children.length > 0 && <Descendants nodes={node.children} />}
        </li>
      ))}
    </ul>
  );
}

/** @param read whether a second source confirms this link of the line. */
function Step({ step, read }: { step: LineageStep; read: boolean }) {
  const t = words();
  return (
    <>
      {step.model && <OpennessMark openness={step.model.openness} />}{' '}
      {step.model ? <Link to={`/models/${step.id}`}>{step.model.name}</Link> : step.id}
      {step.model && <span className="muted"> {step.model.lab_name}</span>}
      {!read && (
        <span className="unverified" title={t.unverifiedTitle}>
          {t.unverified}
        </span>
      )}
    </>
  );
}
