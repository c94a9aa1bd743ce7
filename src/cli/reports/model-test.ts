import { type ModelTest, testModel } from '../../providers/index.ts';
import type { ModelTestFlags } from '../commands/models.ts';
import { Models } from '../measure/open-models.ts';
import { csvTable, heading, list, type Report, text } from '../report.ts';
import type { Session } from '../session.ts';
import { unknown } from '../words.ts';
import { capabilityFacts, capabilityWord } from './capabilities.ts';

/** @throws ProviderError when the model cannot even be opened. */
export async function reportModelTest(
  session: Session,
  address: string,
  flags: ModelTestFlags,
): Promise<{ report: Report; works: boolean }> {
  const models = new Models(session.loadCatalog);
  try {
    const { endpoint, price } = await models.open(address, { keyVariable: flags.keyVariable });
    const result = await testModel(endpoint, { probe: flags.probe });
    const { name, provider, catalog_model } = endpoint.configuration;
    const facts = [
      { name: 'model', value: name, remark: provider },
      { name: 'catalogue', value: catalog_model ?? unknown },
      {
        name: 'price in / out',
        value: price ? `$${price.input} / $${price.output} per million tokens` : unknown,
        ...(price ? { remark: price.source } : {}),
      },
    ];
    const error = result.error && { code: result.error.code, message: result.error.message };
    return {
      works: result.works,
      report: {
        data: { ...result, error, configuration: endpoint.configuration, price },
        blocks: [
          result.works
            ? text(`${name} works.`, 'good')
            : text(`${name} does not work: ${error?.code}: ${error?.message}`, 'bad'),
          { kind: 'facts', facts: [...facts, ...answerFacts(result)] },
          heading('What it can do'),
          { kind: 'facts', facts: capabilityFacts(result.can) },
          ...(result.cannotSet.length > 0
            ? [text(`Settings it does not take: ${result.cannotSet.join(', ')}.`)]
            : []),
          ...(result.notes.length > 0 ? [heading('To know'), list(result.notes)] : []),
        ],
        csv: csvTable(
          {
            capability: ([capability]: [string, boolean | null]) => capability,
            can: ([, can]) => capabilityWord(can),
          },
          Object.entries(result.can) as [string, boolean | null][],
        ),
      },
    };
  } finally {
    await models.close();
  }
}

function answerFacts({ answer }: ModelTest) {
  if (!answer) return [];
  const { text: said, timing, usage, served_model } = answer;
  return [
    { name: 'it said', value: said.trim().slice(0, 80) || '(nothing)' },
    { name: 'time', value: `${Math.round(timing.total_ms)} ms` },
    {
      name: 'tokens in / out',
      value: `${usage.input_tokens ?? unknown} / ${usage.output_tokens ?? unknown}`,
    },
    { name: 'served as', value: served_model ?? unknown },
  ];
}
