import { z } from 'zod';

const texts = z.array(z.string()).nullish();

/** A task as the data set gives it; what is judged is left to the domains. */
export const task = z.object({
  id: z.string().min(1),
  user_scenario: z.object({
    persona: z.string().nullish(),
    instructions: z.union([
      z.string(),
      z.object({
        domain: z.string().nullish(),
        reason_for_call: z.string().nullish(),
        known_info: z.string().nullish(),
        unknown_info: z.string().nullish(),
        task_instructions: z.string().nullish(),
      }),
    ]),
  }),
  initial_state: z
    .object({
      initialization_data: z.null().optional(),
      initialization_actions: z.array(z.unknown()).nullish(),
      message_history: z.array(z.unknown()).max(0).nullish(),
    })
    .nullish(),
  evaluation_criteria: z.looseObject({
    actions: z.array(z.unknown()).nullish(),
    env_assertions: z.array(z.unknown()).nullish(),
    communicate_info: texts,
    nl_assertions: texts,
    reward_basis: z.array(z.string()).min(1),
  }),
});

export type Task = z.infer<typeof task>;

const labels = {
  domain: 'Domain',
  reason_for_call: 'Why you call',
  known_info: 'What you know',
  unknown_info: 'What you do not know',
  task_instructions: 'How you behave',
} as const;

/** The scenario as the model that plays the user is told it. */
export function scenarioText({ persona, instructions }: Task['user_scenario']): string {
  const parts =
    typeof instructions === 'string'
      ? [instructions]
      : (Object.keys(labels) as (keyof typeof labels)[]).flatMap((key) => {
          const value = instructions[key]?.trim();
          return value ? [`${labels[key]}:\n${value}`] : [];
        });
  return [...(persona?.trim() ? [`Who you are:\n${persona.trim()}`] : []), ...parts].join('\n\n');
}

/** What the agent is told, in our own words, before the rules of the house. */
export function agentSystem(policy: string): string {
  return `You are a support agent. Help the user, and keep to the policy below in all that you do. In each message either call tools or write to the user, never both.\n\n<policy>\n${policy}\n</policy>`;
}

/** What the model that plays the user is told: the published guidelines and the scenario. */
export function userSystem(guidelines: string, scenario: string): string {
  return `${guidelines.trim()}\n\n<scenario>\n${scenario}\n</scenario>`;
}
