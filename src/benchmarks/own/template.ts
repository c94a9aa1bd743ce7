import { Template } from '@huggingface/jinja';

/** What a template may name beside the columns of an item. */
const known = new Set([
  'true',
  'false',
  'none',
  'True',
  'False',
  'None',
  'loop',
  'range',
  'namespace',
]);

export interface CompiledTemplate {
  /** Columns that it uses, in the order of their first use. */
  names: readonly string[];
  /** The column, when the template is that and nothing else: its value then keeps its type. */
  only: string | null;
  render(values: Record<string, unknown>): string;
}

/** @throws Error with the parser's words when the template cannot be read. */
export function compileTemplate(source: string): CompiledTemplate {
  const template = new Template(source);
  const names = new Set<string>();
  walk(template.parsed as unknown as Node, new Set(), names);
  return {
    names: [...names],
    only: /^\s*\{\{-?\s*([A-Za-z_]\w*)\s*-?\}\}\s*$/.exec(source)?.[1] ?? null,
    render: (values) => template.render(values),
  };
}

type Node = { type: string } & Record<string, unknown>;

/** Names that are read before the template itself has set them. */
function walk(node: unknown, own: ReadonlySet<string>, names: Set<string>): void {
  if (Array.isArray(node)) {
    // What a `set` names is known to what follows it.
    const here = new Set(own);
    for (const each of node) {
      walk(each, here, names);
      for (const name of assigned(each)) here.add(name);
    }
    return;
  }
  if (node instanceof Map) {
    for (const [key, value] of node) walk([key, value], own, names);
    return;
  }
  if (!isNode(node)) return;
  switch (node.type) {
    case 'Identifier': {
      const name = node.value as string;
      if (!own.has(name) && !known.has(name)) names.add(name);
      return;
    }
    case 'For': {
      walk(node.iterable, own, names);
      const inner = new Set([...own, ...identifiers(node.loopvar)]);
      walk(node.body, inner, names);
      walk(node.defaultBlock, own, names);
      return;
    }
    case 'Macro': {
      walk(node.body, new Set([...own, ...identifiers(node.args)]), names);
      return;
    }
    case 'Set':
      walk(node.value, own, names);
      walk(node.body, own, names);
      return;
    case 'MemberExpression':
      walk(node.object, own, names);
      if (node.computed) walk(node.property, own, names);
      return;
    case 'FilterExpression':
      walk(node.operand, own, names);
      walkArguments(node.filter, own, names);
      return;
    case 'FilterStatement':
      walkArguments(node.filter, own, names);
      walk(node.body, own, names);
      return;
    case 'TestExpression':
      walk(node.operand, own, names);
      return;
    case 'KeywordArgumentExpression':
      walk(node.value, own, names);
      return;
    default:
      for (const [key, value] of Object.entries(node)) {
        if (key !== 'type' && key !== 'operator') walk(value, own, names);
      }
  }
}

/** The name of a filter is no column; its arguments may be. */
function walkArguments(filter: unknown, own: ReadonlySet<string>, names: Set<string>): void {
  if (isNode(filter) && filter.type === 'CallExpression') walk(filter.args, own, names);
}

function assigned(node: unknown): string[] {
  if (!isNode(node)) return [];
  if (node.type === 'Set') return identifiers(node.assignee);
  return node.type === 'Macro' ? identifiers(node.name) : [];
}

function identifiers(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(identifiers);
  if (!isNode(node)) return [];
  if (node.type === 'Identifier') return [node.value as string];
  if (node.type === 'KeywordArgumentExpression') return identifiers(node.key);
  return Array.isArray(node.value) ? identifiers(node.value) : [];
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}
