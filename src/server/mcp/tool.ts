import type { z } from 'zod';
import type { Catalog } from '../../catalog/index.ts';
import type { MeasuredCatalogs } from '../../evidence/index.ts';
import type { Verdicts } from '../verdicts/verdicts.ts';

/** What a tool answers from. */
export interface ToolContext {
  catalog: Catalog;
  /** `YYYY-MM-DD`. */
  today: string;
  /** Of the program, for citations. */
  version: string;
  verdicts: Verdicts;
  /** The catalogue with the scores of own runs; absent where there is no store of runs. */
  measured?: MeasuredCatalogs;
}

/** What a tool says: the same for a program and in words. */
export interface ToolAnswer<Output> {
  data: Output;
  /** Lines of text, from top to bottom. */
  lines: string[];
}

/** One tool, before it is known over which wire it is called. */
export interface Tool<Input extends z.ZodObject, Output extends z.ZodObject> {
  name: string;
  title: string;
  /** What it is for and how to read its answer, for a model that decides whether to call it. */
  description: string;
  input: Input;
  output: Output;
  /** @throws RankingError, NotFoundError, ClaimError when the question cannot be answered. */
  answer(
    context: ToolContext,
    input: z.output<Input>,
  ): ToolAnswer<z.output<Output>> | Promise<ToolAnswer<z.output<Output>>>;
}

/** Keeps the types of the schemas together with the function. */
export function defineTool<Input extends z.ZodObject, Output extends z.ZodObject>(
  tool: Tool<Input, Output>,
): Tool<Input, Output> {
  return tool;
}
