import { z } from 'zod';
import { ToolError } from '../record.ts';

/** A tool of one side, described and carried out: both come from here, so that they cannot differ. */
export interface SideTool<Side> {
  readonly description: string;
  readonly input: z.ZodObject;
  /** Answers what the caller sees. @throws ToolError */
  readonly run: (side: Side, given: never) => unknown;
}

export type SideTools<Side> = Readonly<Record<string, SideTool<Side>>>;

/** Makes the tools of a side; `shape` has the arguments by name, and other ones are refused. */
export const toolMaker =
  <Side>() =>
  <Shape extends z.ZodRawShape>(
    description: string,
    shape: Shape,
    run: (side: Side, given: z.output<z.ZodObject<Shape>>) => unknown,
  ): SideTool<Side> => ({
    description,
    input: z.strictObject(shape),
    run: run as SideTool<Side>['run'],
  });

/** A tool as an endpoint is told of it. */
export interface DescribedTool {
  name: string;
  description: string;
  /** JSON Schema. */
  parameters: Record<string, unknown>;
}

/** The tools as an endpoint takes them. */
export function describeTools<Side>(tools: SideTools<Side>): DescribedTool[] {
  return Object.entries(tools).map(([name, { description, input }]) => {
    const { $schema: _, ...parameters } = z.toJSONSchema(input) as Record<string, unknown>;
    return { name, description, parameters };
  });
}

/** What a call answers; a refusal is an answer that begins with "Error: ". */
export function runTool<Side>(
  tools: SideTools<Side>,
  side: Side,
  name: string,
  given: unknown,
): string {
  const tool = Object.hasOwn(tools, name) ? tools[name]! : null;
  if (!tool) return `Error: there is no tool ${name}`;
  const read = tool.input.safeParse(given);
  if (!read.success) {
    const { path, message } = read.error.issues[0]!;
    return `Error: ${path.length > 0 ? `${path.join('.')}: ` : ''}${message}`;
  }
  try {
    const answer = tool.run(side, read.data as never);
    return typeof answer === 'string' ? answer : JSON.stringify(answer);
  } catch (error) {
    if (error instanceof ToolError) return `Error: ${error.message}`;
    throw error;
  }
}
