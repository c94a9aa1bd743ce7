export { SandboxError } from './error.ts';
export { completeLimits, defaultLimits, type Limits } from './limits.ts';
export { openSandbox, type SandboxOptions } from './open.ts';
export { workFolder } from './program-files.ts';
export { runAll } from './run-all.ts';
export type { Confinement, Program, ProgramResult, Sandbox } from './sandbox.ts';
export { sharedSandbox } from './shared.ts';
