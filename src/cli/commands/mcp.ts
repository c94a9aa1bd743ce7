import type { Command } from 'commander';
import { dayOf, openSession, type Session } from '../session.ts';
import { versionOf } from '../version.ts';

const help = `
Tools: rank, compare, choose, model, check_claim, find. A client starts this program itself; for
most of them this entry is enough:

  { "mcpServers": { "weighbridge": { "command": "weigh", "args": ["mcp"] } } }

\`weigh board\` answers the same over HTTP, at /mcp. docs/mcp.md has more.`;

export function addMcp(program: Command): void {
  program
    .command('mcp')
    .description('Answer agents: MCP tools over standard input and output')
    .addHelpText('after', help)
    .action(async (_options: object, command: Command) => {
      await serve(openSession(command));
    });
}

/** Runs until the client closes standard input. Nothing but the protocol goes to standard output. */
async function serve(session: Session): Promise<void> {
  const [catalog, { createMcpServer }, { verdictsInThread }, { StdioServerTransport }] =
    await Promise.all([
      session.loadCatalog(),
      import('../../server/mcp/create-server.ts'),
      import('../../server/verdicts/in-thread.ts'),
      import('@modelcontextprotocol/sdk/server/stdio.js'),
    ]);
  const server = createMcpServer({
    catalog,
    today: () => dayOf(new Date()),
    version: versionOf(),
    verdicts: verdictsInThread(catalog),
  });
  if (process.stdin.isTTY) {
    console.error(
      'weigh mcp speaks to a program on standard input; Ctrl-C ends it. See docs/mcp.md.',
    );
  }
  await server.connect(new StdioServerTransport());
}
