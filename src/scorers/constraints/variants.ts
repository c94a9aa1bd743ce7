import { strip } from '../python/string.ts';

/**
 * The eight readings of a response that the loose verdict tries: as it is, without the first line,
 * without the last, without both (what chat models say around an answer), and each of these
 * without asterisks (bold type).
 *
 * Source: Zhou et al. 2023, Instruction-Following Evaluation for Large Language Models, section 3.
 */
export function looseVariants(response: string): readonly string[] {
  const lines = response.split('\n');
  const cut = [
    response,
    strip(lines.slice(1).join('\n')),
    strip(lines.slice(0, -1).join('\n')),
    strip(lines.slice(1, -1).join('\n')),
  ];
  return [...cut, ...cut.map((text) => text.replaceAll('*', ''))];
}
