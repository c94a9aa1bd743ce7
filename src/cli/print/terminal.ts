import pc from 'picocolors';
import { clean } from '../../server/clean.ts';
import type { Block, Fact, TableBlock, TableCell, Tone, TreeNode } from '../report.ts';
import { cut, displayWidth } from './display-width.ts';
import { fitTable, gap } from './fit-table.ts';
import { wrap, wrapTightly } from './wrap.ts';

export interface TerminalStyle {
  /** Columns; undefined when nothing limits them, as in a pipe. */
  width: number | undefined;
  colour: boolean;
}

type Paint = (text: string, tone: Tone) => string;

/** Lines longer than this tire the eye, however wide the terminal is. */
const readingWidth = 100;

/** The blocks as text for a terminal, ending in a newline. */
export function toTerminal(blocks: readonly Block[], style: TerminalStyle): string {
  const paint = painter(style.colour);
  const lines: string[] = [];
  blocks.forEach((block, i) => {
    if (i > 0 && startsParagraph(block, blocks[i - 1]!)) lines.push('');
    lines.push(...linesOf(block, style.width, paint));
  });
  return `${lines.join('\n')}\n`;
}

/** A table or a text follows its heading at once. */
function startsParagraph(block: Block, before: Block): boolean {
  return block.kind === 'heading' || before.kind !== 'heading';
}

function linesOf(block: Block, width: number | undefined, paint: Paint): string[] {
  const reading = Math.min(width ?? readingWidth, readingWidth);
  switch (block.kind) {
    case 'heading':
      return wrap(clean(block.text), reading).map((line) => paint(line, 'strong'));
    case 'text':
      return wrap(clean(block.text), reading).map((line) => paint(line, block.tone ?? 'plain'));
    case 'list':
      return block.items.flatMap((item) =>
        indent(wrap(clean(item), reading - 2), '- ', '  ').map((line) =>
          paint(line, block.tone ?? 'plain'),
        ),
      );
    case 'verbatim':
      return block.lines.map(clean);
    case 'facts':
      return factLines(block.facts, reading, paint);
    case 'tree':
      return treeLines(block.nodes, '', reading, paint);
    case 'table':
      return tableLines(cleanTable(block), width, paint);
  }
}

function factLines(facts: readonly Fact[], width: number, paint: Paint): string[] {
  const names = facts.map(({ name }) => clean(name));
  const margin = Math.max(...names.map(displayWidth)) + gap;
  return facts.flatMap(({ value, remark }, i) => {
    const lines = wrap(clean(value), Math.max(width - margin, 20));
    const first = names[i]!.padEnd(margin);
    const [head, ...rest] = indent(lines, '', ' '.repeat(margin));
    const all = [paint(first, 'muted') + head!, ...rest];
    if (remark !== undefined) {
      const words = clean(remark);
      const last = displayWidth(lines.at(-1)!) + margin;
      if (last + 2 + displayWidth(words) <= width)
        all[all.length - 1] += `  ${paint(words, 'doubt')}`;
      else {
        const room = Math.max(width - margin, 20);
        all.push(...wrap(words, room).map((line) => ' '.repeat(margin) + paint(line, 'doubt')));
      }
    }
    return all;
  });
}

function treeLines(
  nodes: readonly TreeNode[],
  prefix: string,
  width: number,
  paint: Paint,
): string[] {
  return nodes.flatMap((node, i) => {
    const last = i === nodes.length - 1;
    const below = `${prefix}${last ? '   ' : '│  '}`;
    // What belongs to the node stands right of the line that leads to its children.
    const beside = `${below}${node.children.length > 0 ? '│  ' : '   '}`;
    const room = Math.max(width - beside.length, 20);
    const lines = indent(wrap(clean(node.text), room), `${prefix}${last ? '└─' : '├─'} `, beside);
    const remark = node.remark === undefined ? [] : wrap(clean(node.remark), room);
    return [
      ...lines,
      ...remark.map((line) => beside + paint(line, 'doubt')),
      ...treeLines(node.children, below, width, paint),
    ];
  });
}

function tableLines(block: TableBlock, width: number | undefined, paint: Paint): string[] {
  const { shown, widths, dropped } = fitTable(block, width);
  const line = (cells: string[]): string => cells.join(' '.repeat(gap)).trimEnd();
  const pad = (text: string, i: number): string => {
    const space = ' '.repeat(widths[i]! - displayWidth(text));
    return block.columns[shown[i]!]!.align === 'right' ? space + text : text + space;
  };
  const linesIn = (text: string, i: number): string[] =>
    block.columns[shown[i]!]!.wrap ? wrapTightly(text, widths[i]!) : [cut(text, widths[i]!)];
  const rowLines = (row: readonly TableCell[]): string[] => {
    const parts = shown.map((c, i) => linesIn(row[c]!.text, i));
    const height = Math.max(...parts.map((part) => part.length));
    return Array.from({ length: height }, (_, l) =>
      line(shown.map((c, i) => paint(pad(parts[i]![l] ?? '', i), row[c]!.tone))),
    );
  };
  const titles = shown.map((c, i) => pad(cut(block.columns[c]!.title, widths[i]!), i));
  const lines = [
    paint(line(titles), 'strong'),
    paint(line(widths.map((size) => '─'.repeat(size))), 'muted'),
    ...block.cells.flatMap(rowLines),
  ];
  if (dropped.length > 0) {
    const words = `No room for ${dropped.join(', ')}: a wider terminal, --md or --csv shows them.`;
    lines.push(...wrap(words, width ?? readingWidth).map((each) => paint(each, 'muted')));
  }
  return lines;
}

function cleanTable({ columns, cells }: TableBlock): TableBlock {
  return {
    columns,
    cells: cells.map((row) => row.map(({ text, tone }) => ({ text: clean(text), tone }))),
  };
}

function indent(lines: readonly string[], first: string, others: string): string[] {
  return lines.map((line, i) => (i === 0 ? first : others) + line);
}

function painter(colour: boolean): Paint {
  const { bold, dim, green, red, yellow } = pc.createColors(colour);
  const paints: Record<Tone, (text: string) => string> = {
    plain: (text) => text,
    strong: bold,
    muted: dim,
    good: green,
    bad: red,
    doubt: yellow,
  };
  return (text, tone) => paints[tone](text);
}
