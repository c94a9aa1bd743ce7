import { z } from 'zod';
import { type Operation, operations } from './operations.ts';
import { type Parameter, pinParameters } from './parameters.ts';
import { errorAnswer } from './schemas/meta.ts';
import { components } from './schemas/named.ts';

type Json = Record<string, unknown>;

const tags = {
  rankings: 'Which model is better, and how sure that is.',
  models: 'Models and labs.',
  catalogue: 'What the answers rest on.',
  claims: 'Sentences that somebody published about models, checked.',
  runs: 'Runs of your own, from the store of this machine. A static copy has none.',
};

/**
 * The description of the HTTP API, OpenAPI 3.1. Its schemas are those that the tests hold every
 * answer against. Objects may gain names within v1, so that none is said to be closed.
 * @param version of the program.
 */
export function openApiDocument(version: string): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Weighbridge',
      version,
      description:
        'Which AI model is better, for what, at what price, how open is it, and how sure are we. Every answer but those about runs carries the hash of the catalogue that it was made from; equal questions on one catalogue give equal bytes.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/v1' }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    paths: Object.fromEntries(operations.map((each) => [each.path, { get: describe(each) }])),
    components: { schemas: schemasOf() },
  };
}

function describe(operation: Operation): Json {
  const {
    id,
    tag,
    summary,
    description,
    parameters,
    answer,
    also = [],
    notFound,
    withheld,
  } = operation;
  const content: Json = answer ? { 'application/json': { schema: referenceTo(answer) } } : {};
  for (const type of also) content[type] = { schema: { type: 'string' } };
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    parameters: [...parameters, ...pinParameters].map(parameterOf),
    responses: {
      200: { description: 'The answer.', content },
      304: { description: 'Not changed since the answer whose `ETag` was sent along.' },
      400: failure('The question cannot be answered as it was put; `message` says why.'),
      ...(withheld
        ? { 403: failure('Its items may not be shown to others, and others reach this server.') }
        : {}),
      ...(notFound
        ? { 404: failure('There is none; `suggestions` holds the nearest names.') }
        : {}),
      409: failure('The address is pinned to another catalogue than the one here.'),
    },
  };
}

function parameterOf({ name, in: place, description, example, required, schema }: Parameter): Json {
  return {
    name,
    in: place,
    description,
    ...(required ? { required } : {}),
    schema: schema ?? { type: 'string' },
    example: schema?.type === 'integer' ? Number(example) : example,
  };
}

function failure(description: string): Json {
  return {
    description,
    content: { 'application/json': { schema: referenceTo(errorAnswer) } },
  };
}

function referenceTo(schema: z.ZodType): Json {
  return { $ref: uriOf(components.get(schema)!.id) };
}

function uriOf(id: string): string {
  return `#/components/schemas/${id}`;
}

function schemasOf(): Json {
  const { schemas } = z.toJSONSchema(components, {
    uri: uriOf,
    io: 'output',
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
  return Object.fromEntries(
    Object.entries(schemas)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, schema]) => {
        const { $schema: _, $id: __, ...rest } = schema as Json;
        return [id, rest];
      }),
  );
}
