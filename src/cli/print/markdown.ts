import { clean } from '../../server/clean.ts';
import type { Block, TableBlock, TreeNode } from '../report.ts';

/** The blocks as Markdown (GitHub's tables), ending in a newline. */
export function toMarkdown(blocks: readonly Block[]): string {
  return `${blocks.map(markdownOf).join('\n\n')}\n`;
}

function markdownOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `## ${plainText(block.text)}`;
    case 'text':
      return plainText(block.text);
    case 'list':
      return block.items.map((item) => `- ${plainText(item)}`).join('\n');
    case 'verbatim':
      return fenced(block.lines);
    case 'facts':
      return block.facts
        .map(({ name, value, remark }) => {
          const tail = remark === undefined ? '' : ` (${plainText(remark)})`;
          return `- **${plainText(name)}**: ${plainText(value)}${tail}`;
        })
        .join('\n');
    case 'tree':
      return treeOf(block.nodes, '').join('\n');
    case 'table':
      return tableOf(block);
  }
}

/** A fence that is longer than any run of backticks inside. */
function fenced(lines: readonly string[]): string {
  const text = lines.map(clean).join('\n');
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}

function treeOf(nodes: readonly TreeNode[], margin: string): string[] {
  return nodes.flatMap(({ text, remark, children }) => [
    `${margin}- ${plainText(text)}${remark === undefined ? '' : ` (${plainText(remark)})`}`,
    ...treeOf(children, `${margin}  `),
  ]);
}

function tableOf({ columns, cells }: TableBlock): string {
  const row = (texts: string[]): string => `| ${texts.join(' | ')} |`;
  return [
    row(columns.map(({ title }) => plainText(title))),
    row(columns.map(({ align }) => (align === 'right' ? '---:' : '---'))),
    ...cells.map((line) => row(line.map(({ text }) => plainText(text)))),
  ].join('\n');
}

/** Text that Markdown and HTML take for nothing but text. */
function plainText(text: string): string {
  return clean(text)
    .replace(/[\\`*_[\]|]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;');
}
