import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { benchmarkDefaults } from './benchmark-defaults.ts';
import { type Accepted, acceptedSchema } from './check/accepted.ts';
import type { Lines } from './check/rule.ts';
import type { Problem } from './error.ts';
import { type CatalogFile, largestFile, listFiles } from './list-files.ts';
import { readScores } from './read-scores.ts';
import { readYaml } from './read-yaml.ts';
import {
  benchmarkSchema,
  claimSchema,
  labSchema,
  licenceSchema,
  modelFileSchema,
  sourceSchema,
  suiteSchema,
} from './schema.ts';
import type { Benchmark, CatalogRecords, Claim, Model, Suite } from './types.ts';

export interface ReadResult {
  records: CatalogRecords;
  /** What is wrong with the form of the files; records with errors are left out. */
  problems: Problem[];
  /** Warnings of the check that the catalogue's maintainers accept, with their reasons. */
  accepted: Accepted[];
  /** Lines of labs, licences, sources and components of suites, which carry none. */
  lines?: Lines;
}

/** Reads and validates every file of a catalogue. */
export function readCatalog(
  folder: string,
  files: readonly CatalogFile[] = listFiles(folder),
): ReadResult {
  const problems: Problem[] = [];
  const accepted: Accepted[] = [];
  const lines = new Map<object, number>();
  const records: CatalogRecords = {
    labs: [],
    licences: [],
    models: [],
    benchmarks: [],
    sources: [],
    documents: [],
    scores: [],
    suites: [],
    claims: [],
  };
  for (const { path, size } of files) {
    if (size > largestFile) {
      problems.push({
        severity: 'error',
        rule: 'layout',
        file: path,
        line: 1,
        message: `the file has ${Math.round(size / 1e6)} MB; the catalogue reads at most ${largestFile / 1e6} MB a file`,
        remedy: 'split it, one document a file, or remove what does not belong to a catalogue',
      });
      continue;
    }
    const text = readFileSync(join(folder, path), 'utf8');
    if (path.startsWith('scores/')) {
      const read = readScores(text, path, records.documents.length, problems);
      if (!read) continue;
      records.documents.push(read.document);
      for (const score of read.scores) records.scores.push(score);
    } else if (path === 'accepted.yaml') {
      const read = readYaml(text, path, z.array(acceptedSchema), problems);
      read?.value.forEach(({ match = null, ...entry }, i) => {
        accepted.push({ ...entry, match, line: read.lineAt([i]) });
      });
    } else {
      readFacts(path, text, records, problems, lines);
    }
  }
  const countries = new Map(records.labs.map((lab) => [lab.id, lab.country]));
  nameComponents(records);
  for (const model of records.models) model.country ??= countries.get(model.lab) ?? null;
  return { records, problems, accepted, lines };
}

/** A component that was given no name of its own is called as its benchmark is. */
function nameComponents({ suites, benchmarks }: CatalogRecords): void {
  const names = new Map(benchmarks.map(({ id, name }) => [id, name]));
  for (const component of suites.flatMap((suite) => suite.components)) {
    if (component.name === component.benchmarks[0]) {
      component.name = names.get(component.name) ?? component.name;
    }
  }
}

function readFacts(
  path: string,
  text: string,
  records: CatalogRecords,
  problems: Problem[],
  lines: Map<object, number>,
): void {
  const lineOf = linesOfIds(text);
  const keep = <T extends { id: string }>(list: T[], record: T): void => {
    list.push(record);
    lines.set(record, lineOf(record.id));
  };
  if (path.startsWith('models/')) {
    const read = readYaml(text, path, modelFileSchema, problems);
    for (const model of read?.value.models ?? []) {
      records.models.push(toModel(model, read!.value.lab, path, lineOf(model.id)));
    }
  } else if (path === 'benchmarks.yaml') {
    const read = readYaml(text, path, z.array(benchmarkSchema), problems);
    for (const benchmark of read?.value ?? []) {
      records.benchmarks.push(toBenchmark(benchmark, lineOf(benchmark.id)));
    }
  } else if (path === 'labs.yaml') {
    for (const lab of readYaml(text, path, z.array(labSchema), problems)?.value ?? []) {
      keep(records.labs, { country: null, aliases: [], ...withoutUndefined(lab) });
    }
  } else if (path === 'licences.yaml') {
    for (const licence of readYaml(text, path, z.array(licenceSchema), problems)?.value ?? []) {
      keep(records.licences, {
        name: licence.id,
        url: null,
        osi_approved: false,
        note: null,
        ...withoutUndefined(licence),
      });
    }
  } else if (path === 'sources.yaml') {
    for (const source of readYaml(text, path, z.array(sourceSchema), problems)?.value ?? []) {
      keep(records.sources, {
        url: null,
        licence: null,
        licence_as_read: null,
        attribution: null,
        ...withoutUndefined(source),
      });
    }
  } else if (path.startsWith('suites/')) {
    const read = readYaml(text, path, suiteSchema, problems);
    if (!read) return;
    const suite = toSuite(read.value, path);
    records.suites.push(suite);
    const places = linesOfComponents(text);
    if (places.length !== suite.components.length) return;
    suite.components.forEach((component, i) => {
      lines.set(component, places[i]!);
    });
  } else if (path.startsWith('claims/')) {
    const read = readYaml(text, path, claimSchema, problems);
    if (read) records.claims.push(toClaim(read.value, path));
  } else {
    problems.push({
      severity: 'error',
      rule: 'layout',
      file: path,
      line: 1,
      message: 'no such file belongs to a catalogue',
      remedy: 'see docs/catalog.md for the layout, or move the file elsewhere',
    });
  }
}

/**
 * The line on which each record of a list begins, found without parsing the file a second time: asked
 * for one id again, the line of its next record.
 */
function linesOfIds(text: string): (id: string) => number {
  const lines = new Map<string, number[]>();
  text.split('\n').forEach((line, i) => {
    const id = /^\s*-\s+id:\s*["']?([^"'\s#]+)/.exec(line)?.[1];
    if (id === undefined) return;
    const places = lines.get(id);
    if (places) places.push(i + 1);
    else lines.set(id, [i + 1]);
  });
  return (id) => lines.get(id)?.shift() ?? 1;
}

/** The lines on which the components of a suite begin, one below the other as suites are written. */
function linesOfComponents(text: string): number[] {
  const lines = text.split('\n');
  const begin = lines.findIndex((line) => /^components:\s*$/.test(line));
  return begin < 0
    ? []
    : lines.flatMap((line, i) => (i > begin && /^\s*-\s+\w+:/.test(line) ? [i + 1] : []));
}

function toModel(
  model: z.output<typeof modelFileSchema>['models'][number],
  lab: string,
  file: string,
  line: number,
): Model {
  return {
    country: null,
    release_date: null,
    openness: 'unknown',
    licence: null,
    licence_printed: null,
    architecture: 'unknown',
    total_params_b: null,
    active_params_b: null,
    context_tokens: null,
    max_output_tokens: null,
    base_model: null,
    lineage_note: null,
    superseded_by: null,
    training_openness: null,
    hf_repo: null,
    price: null,
    knowledge_cutoff: null,
    note: null,
    ...withoutUndefined(model),
    checked: withoutUndefined(model.checked ?? {}) as Record<string, string>,
    openness_evidence: Object.fromEntries(
      Object.entries(model.openness_evidence ?? {}).map(([criterion, evidence]) => [
        criterion,
        { ...evidence, note: evidence.note ?? null },
      ]),
    ),
    lab,
    file,
    line,
  };
}

function toBenchmark(benchmark: z.output<typeof benchmarkSchema>, line: number): Benchmark {
  return {
    ...benchmarkDefaults,
    aliases: [],
    ...withoutUndefined(benchmark),
    line,
  };
}

function toSuite(suite: z.output<typeof suiteSchema>, file: string): Suite {
  const definition: Omit<Suite, 'hash' | 'file'> = {
    id: suite.id,
    version: suite.version,
    name: suite.name,
    description: suite.description,
    category: suite.category ?? null,
    source: suite.source ?? null,
    basis: suite.basis ?? 'cells',
    index_benchmark: suite.index_benchmark ?? null,
    min_coverage: suite.min_coverage ?? 0.7,
    components: suite.components.map((component) => {
      const benchmarks = component.benchmarks ?? [component.benchmark as string];
      return {
        id: component.id ?? benchmarks[0]!,
        name: component.name ?? component.id ?? benchmarks[0]!,
        weight: component.weight ?? 1,
        benchmarks,
        combine: component.combine ?? 'mean',
        tools: component.tools ?? 'none',
      };
    }),
  };
  const hash = createHash('sha256').update(JSON.stringify(definition)).digest('hex');
  return { ...definition, hash, file };
}

function toClaim(claim: z.output<typeof claimSchema>, file: string): Claim {
  return {
    ...claim,
    said_by: { ...claim.said_by, url: claim.said_by.url ?? null },
    limits: claim.limits ?? null,
    file,
  };
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

function withoutUndefined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as Defined<T>;
}
