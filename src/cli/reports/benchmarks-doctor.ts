import { allBenchmarks } from '../../benchmarks/catalogue.ts';
import { type Diagnosis, diagnose } from '../../benchmarks/doctor.ts';
import { notRunnable } from '../../benchmarks/not-runnable.ts';
import { UsageError } from '../fail.ts';
import { dataFolder } from '../measure/data-folder.ts';
import { sandboxState } from '../measure/sandbox-state.ts';
import { type Block, csvTable, heading, list, type Report, table, text } from '../report.ts';
import { thousands } from '../words.ts';

export interface DoctorFlags {
  dataDir?: string;
}

/**
 * What each built-in benchmark needs and what of it is there. Fetches nothing.
 * @param only ids that hold this text.
 * @throws UsageError when no id does, or the folder cannot be read.
 */
export async function reportBenchmarksDoctor(
  { dataDir }: DoctorFlags,
  only: string | undefined,
): Promise<Report> {
  const folder = await dataFolder(dataDir);
  const wanted = (await allBenchmarks()).filter(
    ({ id }) => only === undefined || id.includes(only),
  );
  const refused = notRunnable.filter(({ id }) => only === undefined || id.includes(only));
  if (wanted.length + refused.length === 0) {
    throw new UsageError(`no built-in benchmark has "${only}" in its id`);
  }
  const means = { sandbox: await sandboxState(wanted) };
  const found = await Promise.all(wanted.map((each) => diagnose(each, { dataDir }, means)));
  const rows = found.map(rowOf);
  return {
    data: { data_dir: folder ?? null, benchmarks: rows, not_runnable: refused },
    blocks: [
      ...(rows.length === 0 ? [] : [heading('Built-in benchmarks'), tableOf(found)]),
      ...remedies(found),
      ...(refused.length === 0
        ? []
        : [heading('Not run here'), list(refused.map(({ name, reason }) => `${name}: ${reason}`))]),
    ],
    csv: csvTable(
      {
        id: (row) => row.id,
        ready: (row) => row.ready,
        data: (row) => row.data,
        items: (row) => row.items,
        epochs: (row) => row.epochs,
        protocol: (row) => row.protocol,
        licence: (row) => row.licence,
        gated: (row) => row.gated,
        publishable: (row) => row.publishable,
        needs: (row) => row.needs.map(({ need }) => need).join(' '),
        source: (row) => row.source,
      },
      rows,
    ),
  };
}

function rowOf({ definition, data, remedy, needs, ready }: Diagnosis) {
  const { id, name, protocol, items, epochs, publishable, differences } = definition;
  const { home, revision, licence, gated, note } = definition.data;
  return {
    id,
    name,
    protocol,
    items,
    epochs,
    publishable,
    ready,
    data,
    remedy,
    needs,
    source: home,
    revision,
    licence,
    gated,
    note: note ?? null,
    scorers: definition.scorers,
    differences,
  };
}

function tableOf(found: readonly Diagnosis[]): Block {
  return table(
    [
      { title: 'Id', show: ({ definition }) => definition.id, tone: () => 'strong' },
      {
        title: 'Ready',
        show: ({ ready }) => (ready ? 'yes' : 'no'),
        tone: ({ ready }) => (ready ? 'good' : 'bad'),
      },
      { title: 'Data', show: ({ data }) => data },
      {
        title: 'Needs',
        show: ({ needs }) =>
          needs.map(({ need, met }) => (met === false ? `${need} (absent)` : need)).join(', ') ||
          '-',
        min: 8,
      },
      {
        title: 'Items',
        align: 'right',
        show: ({ definition: { items } }) => thousands(items),
        drop: 1,
      },
      {
        title: 'Epochs',
        align: 'right',
        show: ({ definition: { epochs } }) => String(epochs),
        drop: 2,
      },
      { title: 'Protocol', show: ({ definition }) => definition.protocol, drop: 3 },
      { title: 'Licence', show: ({ definition }) => definition.data.licence, drop: 4 },
    ],
    found,
  );
}

/** What to do, once for all the benchmarks that it is to be done for. */
function remedies(found: readonly Diagnosis[]): Block[] {
  const byRemedy = new Map<string, string[]>();
  const add = (what: string, id: string): void => {
    byRemedy.set(what, [...(byRemedy.get(what) ?? []), id]);
  };
  for (const { definition, remedy, needs } of found) {
    if (remedy !== null) add(`${definition.data.id}: ${remedy}`, definition.id);
    for (const { need, met, remedy: how } of needs) {
      if (met !== true && how !== null) add(`${need}: ${how}`, definition.id);
    }
  }
  if (byRemedy.size === 0) return [text('Nothing else is needed.', 'good')];
  return [heading('What is needed'), list([...byRemedy.keys()])];
}
