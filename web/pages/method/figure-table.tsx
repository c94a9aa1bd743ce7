import type { ReactNode } from 'react';
import type { MethodAnswer } from '../../../src/server/api.ts';
import { Link } from '../../parts/link.tsx';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';
import type { MethodTable, MethodWords } from '../../words/method.ts';

interface FigureTableProps {
  table: MethodTable;
  answer: MethodAnswer;
  t: MethodWords;
}

/** A table of the method page, out of the figures of the catalogue. */
export function FigureTable({ table, answer, t }: FigureTableProps) {
  const { names, rows } = contentOf(table, answer, t);
  return (
    <>
      <table className="plain-table method-table">
        <caption className="visually-hidden">{t.captions[table]}</caption>
        <thead>
          <tr>
            {names.map((name) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, values }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {values.map((value, i) => (
                <td className="number" key={names[i + 1]}>
                  {value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {table === 'licences' && (
        <p>
          <Link to="/sources">{t.allSources}</Link>
        </p>
      )}
    </>
  );
}

interface Content {
  names: string[];
  rows: { key: string; name: ReactNode; values: string[] }[];
}

function contentOf(table: MethodTable, answer: MethodAnswer, t: MethodWords): Content {
  const { columns } = t;
  if (table === 'reporters') {
    const { all, by_reporter } = answer.scores;
    return {
      names: [columns.reporter, columns.scores, columns.share],
      rows: by_reporter.map(({ reported_by, scores }) => ({
        key: reported_by,
        name: words().reportedBy[reported_by],
        values: [format.count(scores), format.share(scores / all)],
      })),
    };
  }
  if (table === 'suites') {
    return {
      names: [columns.suite, columns.tests, columns.needed],
      rows: answer.suites.map(({ id, name, components, min_coverage }) => ({
        key: id,
        name: <Link to={`/rankings?suite=${id}`}>{name}</Link>,
        values: [format.count(components), format.share(min_coverage)],
      })),
    };
  }
  if (table === 'validity') return validityOf(answer.ability?.validity ?? null, t);
  return {
    names: [columns.licence, columns.sources, columns.scores],
    rows: answer.licences.map(({ licence, sources, scores }) => ({
      key: licence ?? '',
      name: licence ?? <span className="muted">{words().sources.noLicence}</span>,
      values: [format.count(sources), format.count(scores)],
    })),
  };
}

function validityOf(
  validity: NonNullable<MethodAnswer['ability']>['validity'],
  { columns, validity: names }: MethodWords,
): Content {
  if (validity === null) return { names: [columns.figure, columns.value], rows: [] };
  const level = format.share(validity.level);
  const points = (value: number): string => names.points(format.points(value));
  const rows: [name: string, value: string][] = [
    [names.median, points(validity.median_absolute_error)],
    [names.testMean, points(validity.baselines.test_mean)],
    [names.additive, points(validity.baselines.additive)],
    [names.mean, points(validity.mean_absolute_error)],
    [names.coverage(level), format.share(validity.coverage)],
    [names.width(level), points(validity.median_width)],
    [names.unpredicted, format.count(validity.unpredicted)],
  ];
  return {
    names: [columns.figure, columns.value],
    rows: rows.map(([name, value]) => ({ key: name, name, values: [value] })),
  };
}
