import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { repositoryRoot } from '../../test/needs.ts';
import type { Problem } from './error.ts';
import { jsonSchemas } from './json-schema.ts';
import { readScores } from './read-scores.ts';
import { readYaml } from './read-yaml.ts';
import { benchmarkSchema, labSchema, modelFileSchema, suiteSchema } from './schema.ts';

const model = `lab: example
models:
  - id: example-1
    name: Example 1
    family: example
    release_date: "2025-01-31"
    modalities_in: [text]
    modalities_out: [text]
    sources:
      - "https://example.org/card"
`;

function problemsOf(text: string, schema: z.ZodType): Problem[] {
  const problems: Problem[] = [];
  readYaml(text, 'file.yaml', schema, problems);
  return problems;
}

describe('the JSON Schemas of the catalogue', () => {
  it('are the files in catalog/schema (node src/catalog/json-schema.ts catalog/schema)', () => {
    for (const [kind, schema] of Object.entries(jsonSchemas())) {
      const file = join(repositoryRoot, 'catalog/schema', `${kind}.json`);
      expect(JSON.parse(readFileSync(file, 'utf8')), kind).toEqual(schema);
    }
  });

  it('refuse unknown keys and name the allowed values', () => {
    const { benchmarks } = jsonSchemas();
    const item = benchmarks.items as {
      additionalProperties: boolean;
      required: string[];
      properties: { category: { enum: string[] } };
    };
    expect(item.additionalProperties).toBe(false);
    expect(item.required).toEqual(['id', 'name', 'category']);
    expect(item.properties.category.enum).toContain('agentic');
  });
});

describe('a file of the catalogue', () => {
  it('passes when it is valid', () => {
    expect(problemsOf(model, modelFileSchema)).toEqual([]);
  });

  it('is refused with the line of the wrong value and the allowed ones', () => {
    const broken = model.replace(
      '    family: example\n',
      '    family: example\n    openness: free\n',
    );
    expect(problemsOf(broken, modelFileSchema)).toMatchObject([
      { line: 6, severity: 'error', remedy: expect.stringContaining('open-weights') },
    ]);
  });

  it('is refused with the line of a record that lacks a key', () => {
    const text = '- id: a\n  name: A\n- id: b\n';
    expect(problemsOf(text, z.array(labSchema))).toMatchObject([{ line: 3 }]);
  });

  it('is refused for an unknown key, a day that does not exist and broken YAML', () => {
    expect(problemsOf(model.replace('name:', 'nmae:'), modelFileSchema)).not.toEqual([]);
    expect(problemsOf(model.replace('2025-01-31', '2025-02-31'), modelFileSchema)).toMatchObject([
      { line: 6, message: expect.stringContaining('no such day') },
    ]);
    expect(problemsOf('- id: a\n  name: [A\n', z.array(labSchema))).toMatchObject([
      { rule: 'yaml' },
    ]);
  });

  it('is refused when a component names two things or none', () => {
    const suite = 'id: s\nversion: "1"\nname: S\ndescription: d\ncomponents:\n  - weight: 1\n';
    expect(problemsOf(suite, suiteSchema)).toMatchObject([{ line: 6 }]);
  });

  it('is refused when a chance level is not a percentage', () => {
    const text = '- id: b\n  name: B\n  category: code\n  chance_level: 120\n';
    expect(problemsOf(text, z.array(benchmarkSchema))).toMatchObject([{ line: 4 }]);
  });
});

describe('a score file', () => {
  const header = '{"document": "d", "source": "s", "unit": "percent"}';

  it('inherits from its first line', () => {
    const problems: Problem[] = [];
    const row =
      '{"model": "m", "benchmark": "b", "score": 1, "reported_by": "self", "reporter": "l"}';
    const read = readScores(`${header}\n${row}\n`, 'scores/s/d.jsonl', 0, problems);
    expect(problems).toEqual([]);
    expect(read?.scores).toMatchObject([{ unit: 'percent', published: null, line: 2 }]);
  });

  it('is refused with the line of the broken row', () => {
    const problems: Problem[] = [];
    readScores(`${header}\n\n{"model": "m", "score": "1"}\n{oops\n`, 'f.jsonl', 0, problems);
    expect(problems).toMatchObject([
      { line: 3, rule: 'schema' },
      { line: 4, rule: 'json' },
    ]);
  });
});
