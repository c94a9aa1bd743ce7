import type { ScoredRow } from '../../../src/ranking/rank-cells.ts';
import type { Cell, CitedScore, SuiteWeight } from '../../../src/ranking/ranking.ts';
import { addressOf } from '../../../src/ranking/reference.ts';
import type { MetaAnswer } from '../../../src/server/api.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { Link, OutsideLink } from '../../parts/link.tsx';
import { PlainHead } from '../../parts/plain-head.tsx';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';

/** The scores behind a row, test by test, each with who said it, when and where. */
export function Cells({ row, components }: { row: ScoredRow; components: readonly SuiteWeight[] }) {
  const t = words();
  const meta = useAnswer<MetaAnswer>('meta');
  const c = t.rankings.cells;
  const byId = new Map(row.cells.map((cell) => [cell.component, cell]));
  return (
    <div className="cells">
      <table>
        <caption className="visually-hidden">{t.rankings.show(row.model.name)}</caption>
        <PlainHead columns={[c.component, c.value, c.reportedBy, c.published, c.source]} />
        <tbody>
          {row.cells.map((cell) => {
            const component = components.find((each) => each.id === cell.component);
            return (
              <CellRow
                key={cell.component}
                name={meta.component_names[cell.component] ?? component?.name ?? cell.component}
                weight={component?.weight}
                cell={byId.get(cell.component)!}
              />
            );
          })}
        </tbody>
      </table>
      <p className="note">
        <Link to={`/models/${row.model.id}`}>{c.all(row.model.name)}</Link>
      </p>
    </div>
  );
}

function CellRow({ name, weight, cell }: { name: string; weight: number | undefined; cell: Cell }) {
  const t = words();
  const c = t.rankings.cells;
  return (
    <tr>
      <th scope="row">
        {name}{' '}
        {weight !== undefined && (
          <span className="muted number">
            {t.rankings.weight} {format.share(weight)}
          </span>
        )}
      </th>
      {cell.value === null ? (
        <td colSpan={4} className="muted">
          {cell.predicted
            ? c.predicted(format.points(cell.predicted.value), format.points(cell.predicted.se))
            : c.missing}
        </td>
      ) : (
        <>
          <td className="number">
            {format.points(cell.value)}{' '}
            <span className="muted">± {format.points(cell.se ?? 0)}</span>
          </td>
          <td>{unique(cell.scores.map(whoReports)).join(', ')}</td>
          <td className="number">
            {unique(cell.scores.map((score) => score.published ?? c.undated)).join(', ')}
          </td>
          <td>
            {cell.scores.map((score) => (
              <SourceOf key={score.benchmark} score={score} />
            ))}
            <span className="muted">{c.others(cell.others)}</span>
          </td>
        </>
      )}
    </tr>
  );
}

function whoReports({ measured, reported_by }: CitedScore): string {
  const t = words();
  if (!measured) return t.reportedBy[reported_by];
  return measured.imported === null
    ? t.ownEvidence.by
    : t.ownEvidence.importedBy(measured.imported);
}

function SourceOf({ score }: { score: CitedScore }) {
  const { measured } = score;
  if (measured) {
    return (
      <span className="cell-source">
        <Link to={`/runs/${encodeURIComponent(measured.run)}`}>{measured.run}</Link>
      </span>
    );
  }
  return (
    <span className="cell-source">
      <OutsideLink url={score.url ?? addressOf(score.document)}>{score.reporter}</OutsideLink>
    </span>
  );
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
