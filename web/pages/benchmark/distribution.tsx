import type { BenchmarkAnswer, BenchmarkStanding } from '../../../src/server/api.ts';
import type { UnitColumn } from '../../charts/columns-layout.ts';
import { type Unit, UnitColumns } from '../../charts/unit-columns.tsx';
import { Figure } from '../../parts/figure.tsx';
import type { FigureTable } from '../../parts/figure-table.ts';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';
import { type Saturation, saturationOf } from './saturation.ts';

/** Where the models lie on the scale, and whether the best are still told apart. */
export function Distribution({ answer }: { answer: BenchmarkAnswer }) {
  const t = words().benchmark;
  const { distribution, standings, not_counting } = answer;
  return (
    <section>
      <h2>{t.distribution}</h2>
      {distribution === null ? (
        <p className="note">{t.noneCounts}</p>
      ) : (
        <>
          <p>{text(distribution)}</p>
          <Figure
            id="distribution"
            title={`${answer.benchmark.name}: ${t.distribution}`}
            summary={text(distribution)}
            table={() => tableOf(standings)}
          >
            <UnitColumns columns={columnsOf(standings)} label={text(distribution)} />
          </Figure>
          <p className="note">{t.distributionNote}</p>
        </>
      )}
      {not_counting > 0 && <p className="note">{t.notCounting(not_counting)}</p>}
      {distribution !== null && <SaturationText saturation={saturationOf(standings)} />}
    </section>
  );
}

function text({
  models,
  lowest,
  highest,
  quartiles,
}: NonNullable<BenchmarkAnswer['distribution']>) {
  return words().benchmark.distributionText(
    models,
    format.points(lowest),
    format.points(highest),
    format.points(quartiles[1]),
  );
}

function tableOf(standings: readonly BenchmarkStanding[]): FigureTable {
  return {
    names: ['model', 'name', 'openness', 'percent', 'se', 'reported_by', 'published', 'url'],
    rows: standings.map(({ model, percent, se, score }) => [
      ...[model.id, model.name, model.openness, percent, se],
      ...[score.reported_by, score.published, score.url],
    ]),
  };
}

const bins = 20;

/** The scale of 0 to 100 in twentieths; a value on an edge lies above it, 100 in the last. */
function columnsOf(standings: readonly BenchmarkStanding[]): UnitColumn<Unit>[] {
  const columns = Array.from({ length: bins }, (_, i) => ({
    label: i % 2 === 0 ? `${i * 5}–${i * 5 + 5}` : undefined,
    items: [] as Unit[],
  }));
  for (const { model, percent } of standings) {
    const at = Math.min(bins - 1, Math.max(0, Math.floor((percent / 100) * bins)));
    columns[at]!.items.push({
      id: model.id,
      text: `${model.name}: ${format.points(percent)}`,
      openness: model.openness,
    });
  }
  return columns;
}

function SaturationText({ saturation }: { saturation: Saturation | undefined }) {
  const t = words().benchmark;
  return (
    <div className="benchmark-saturation">
      <h3>{t.saturation}</h3>
      {saturation === undefined ? (
        <p>{t.tooFew}</p>
      ) : (
        <>
          <p>{finding(saturation)}</p>
          <p className="note">{t.saturationNote(format.fixed(saturation.saturation, 2))}</p>
        </>
      )}
    </div>
  );
}

function finding({ finding: found, r, top }: Saturation): string {
  const t = words().benchmark;
  const apart = format.fixed(r, 2);
  if (found === 'separates') return t.separates(apart);
  return found === 'saturated'
    ? t.saturated(apart, format.points(top))
    : t.crowded(apart, format.points(top));
}
