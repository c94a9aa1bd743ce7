import type { Command } from 'commander';
import { versionOf } from '../version.ts';

const examples = `
Examples:
  weigh api > openapi.json
  weigh board &  curl http://localhost:4680/api/v1/openapi.json

docs/api.md shows what the addresses answer.`;

export function addApi(program: Command): void {
  program
    .command('api')
    .description('Print the description of the HTTP API that `weigh board` serves (OpenAPI 3.1)')
    .addHelpText('after', examples)
    .action(async () => {
      const { openApiDocument } = await import('../../server/openapi/document.ts');
      process.stdout.write(`${JSON.stringify(openApiDocument(versionOf()), null, 2)}\n`);
    });
}
