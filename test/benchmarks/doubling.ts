import { hostilePrograms } from '../../src/scorers/code/fixtures/hostile-programs.ts';

const block = (body: string) => `Here:\n\`\`\`python\n${body}\n\`\`\``;

/** How a scripted model answers the one item of a code benchmark that asks for `double(n)`. */
export const doubling = {
  items: 1,
  gold: () => block('def double(n):\n    return 2 * n'),
  wrong: () => block('def double(n):\n    return n'),
  malformed: '',
  hostile: Object.values(hostilePrograms).slice(0, 12).map(block),
  modules: ['numpy'],
};
