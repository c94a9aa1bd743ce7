import type { Problem } from '../error.ts';
import type { CatalogRecords } from '../types.ts';
import { didYouMean } from './nearest.ts';
import { groupBy, type Lines, type Place, placeIn, placeOfScore } from './rule.ts';

type Kind = 'lab' | 'licence' | 'model' | 'benchmark' | 'source';

const homes: Record<Kind, string> = {
  lab: 'add the lab to labs.yaml',
  licence: 'add the licence to licences.yaml',
  model: "add the model to its lab's file in models/",
  benchmark: 'add the benchmark to benchmarks.yaml',
  source: 'add the source to sources.yaml',
};

/** Every id that is named exists. The ids in claims are followed by `checkClaims`, which knows their parameters. */
export function danglingIds(records: CatalogRecords, lines?: Lines): Problem[] {
  const known: Record<Kind, Set<string>> = {
    lab: idsOf(records.labs),
    licence: idsOf(records.licences),
    model: idsOf(records.models),
    benchmark: idsOf(records.benchmarks),
    source: idsOf(records.sources),
  };
  const problems: Problem[] = [];
  const demand = (kind: Kind, id: string | null, place: Place, who: string): void => {
    if (id === null || known[kind].has(id)) return;
    problems.push({
      severity: 'error',
      rule: 'dangling-id',
      ...place,
      message: `${who} names the ${kind} "${id}", which does not exist`,
      remedy: didYouMean(id, known[kind], homes[kind]),
    });
  };

  for (const [file, models] of groupBy(records.models, (model) => model.file)) {
    demand('lab', models[0]!.lab, { file, line: 1 }, 'the file');
  }
  for (const model of records.models) {
    demand('model', model.base_model, model, `base_model of ${model.id}`);
    demand('model', model.superseded_by, model, `superseded_by of ${model.id}`);
    // A catalogue without licences.yaml makes no statement about licences.
    if (records.licences.length > 0) demand('licence', model.licence, model, model.id);
  }
  for (const document of records.documents) {
    demand('source', document.source, { file: document.file, line: 1 }, 'the document');
  }
  const documents = new Set(records.documents.map((document) => document.id));
  for (const score of records.scores) {
    if (!known.model.has(score.model)) {
      demand('model', score.model, placeOfScore(records, score), 'the score');
    }
    if (!known.benchmark.has(score.benchmark)) {
      demand('benchmark', score.benchmark, placeOfScore(records, score), 'the score');
    }
    const original = score.conditions.repeats;
    if (original !== undefined && !documents.has(String(original))) {
      problems.push({
        severity: 'error',
        rule: 'dangling-id',
        ...placeOfScore(records, score),
        message: `conditions.repeats names the document "${original}", which does not exist`,
        remedy: 'give the `document` of the score file that holds the original, or remove the key',
      });
    }
  }
  for (const suite of records.suites) {
    demand('benchmark', suite.index_benchmark, { file: suite.file, line: 1 }, suite.id);
    for (const component of suite.components) {
      for (const id of component.benchmarks) {
        demand('benchmark', id, placeIn(suite.file, component, lines), `component ${component.id}`);
      }
    }
  }
  return problems;
}

function idsOf(records: readonly { id: string }[]): Set<string> {
  return new Set(records.map(({ id }) => id));
}
