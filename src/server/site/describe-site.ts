import { openApiDocument } from '../openapi/document.ts';
import { answerFile } from './answer-file.ts';

type Json = Record<string, unknown>;

interface Operation extends Json {
  operationId: string;
  parameters: { in: string; name: string }[];
  responses: Record<string, unknown>;
}

/** Rankings and races lie as files for every suite. */
const bySuite = ['rankings', 'race'];

/**
 * The description of a static site's answers, OpenAPI 3.1: the files, which take no question. Their
 * shapes are those of the server's answers. Its server is the folder in which it lies.
 * @param version of the program.
 */
export function describeSite(version: string): Json {
  const whole = openApiDocument(version) as Json & {
    info: Json;
    paths: Record<string, { get: Operation }>;
  };
  const paths: Record<string, { get: Operation }> = {};
  for (const [path, { get }] of Object.entries(whole.paths)) {
    const address = path.slice(1);
    const file = answerFile(address);
    if (file !== undefined) paths[`/${file}`] = { get: asFile(get) };
    if (!bySuite.includes(address)) continue;
    const operation = asFile(get);
    paths[`/${address}/suite/{suite}.json`] = {
      get: {
        ...operation,
        operationId: `${operation.operationId}BySuite`,
        parameters: [suiteParameter],
      },
    };
  }
  const info = {
    ...whole.info,
    description: `${whole.info.description} A static copy: these answers are files. What they do not answer, the pages compute from catalog.json.gz; a server (\`weigh board\`) answers every question.`,
  };
  return { ...whole, info, servers: [{ url: './' }], paths };
}

const suiteParameter = {
  name: 'suite',
  in: 'path',
  description: 'Id of a suite; suites.json lists them.',
  required: true,
  schema: { type: 'string' },
  example: 'coding',
};

/** A file takes no parameters but what is part of its name, and a plain server words its own errors. */
function asFile(operation: Operation): Operation {
  const { 200: answer } = operation.responses;
  return {
    ...operation,
    parameters: operation.parameters.filter((parameter) => parameter.in === 'path'),
    responses: { 200: answer },
  };
}
