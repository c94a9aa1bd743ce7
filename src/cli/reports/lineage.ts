import { type Catalog, findByName } from '../../catalog/index.ts';
import {
  type Lineage,
  type LineageNode,
  type LineageStep,
  lineageOf,
} from '../../ranking/lineage.ts';
import { type Block, csvTable, heading, type Report, type TreeNode, text } from '../report.ts';
import { size, unknown } from '../words.ts';

/** @throws NotFoundError with the nearest names. */
export function reportLineage(catalog: Catalog, name: string): Report {
  const model = findByName(catalog.models, name, 'model');
  const lineage = lineageOf(catalog, model);
  return {
    data: lineage,
    blocks: [heading(`Lineage of ${model.name}`), ...lineageBlocks(lineage)],
    csv: csvTable(
      {
        relation: ({ relation }) => relation,
        distance: ({ distance }) => distance,
        id: ({ step }) => step.id,
        name: ({ step }) => step.model?.name ?? null,
        lab: ({ step }) => step.model?.lab_name ?? null,
        country: ({ step }) => step.model?.country ?? null,
        openness: ({ step }) => step.model?.openness ?? null,
        release_date: ({ step }) => step.model?.release_date ?? null,
        base_checked: ({ step }) => step.base_checked,
        note: ({ step }) => step.note,
      },
      [
        ...lineage.ancestors.map((step, i) => ({ relation: 'base', distance: i + 1, step })),
        ...flatten(lineage.descendants, 1),
      ],
    ),
  };
}

/** Shared with the fact sheet. */
export function lineageBlocks(lineage: Lineage): Block[] {
  const { ancestors, descendants, superseded_by, supersedes, countries } = lineage;
  const down: TreeNode[] = descendants.map(nodeOf);
  const self: TreeNode = { ...label(lineage), children: down };
  const tree = ancestors.reduce<TreeNode>(
    (child, step) => ({ ...label(step), children: [child] }),
    self,
  );
  const remarks = [
    ancestors.length === 0 ? 'No base model is recorded.' : '',
    descendants.length === 0 ? 'No model of the catalogue is recorded as made from it.' : '',
    countries.length > 1 ? `Countries along the line: ${countries.join(', ')}.` : '',
    superseded_by ? `Superseded by ${nameOf(superseded_by)}.` : '',
    supersedes.length > 0 ? `Replaced ${supersedes.map(nameOf).join(', ')}.` : '',
  ].filter((remark) => remark !== '');
  return [
    { kind: 'tree', nodes: [tree] },
    ...(remarks.length > 0 ? [text(remarks.join(' '), 'muted')] : []),
  ];
}

function nodeOf(node: LineageNode): TreeNode {
  return { ...label(node), children: node.children.map(nodeOf) };
}

function label(step: LineageStep & { ancestors?: unknown }): Pick<TreeNode, 'text' | 'remark'> {
  const { model, note } = step;
  const facts = model
    ? [
        model.lab_name,
        model.country ?? '',
        model.release_date ?? '',
        model.openness,
        size(model.total_params_b, model.active_params_b),
      ].filter((fact) => fact !== '' && fact !== unknown && fact !== 'unknown')
    : ['not in the catalogue'];
  const remarks = [note, isUnverified(step) ? 'base unverified' : null].filter(
    (remark) => remark !== null,
  );
  return {
    text: `${nameOf(step)} (${facts.join(', ')})`,
    ...(remarks.length > 0 ? { remark: remarks.join('; ') } : {}),
  };
}

function isUnverified({ has_base, base_checked }: LineageStep): boolean {
  return has_base && base_checked === null;
}

function nameOf({ id, model }: LineageStep): string {
  return model?.name ?? id;
}

function flatten(
  nodes: readonly LineageNode[],
  distance: number,
): { relation: string; distance: number; step: LineageStep }[] {
  return nodes.flatMap((step) => [
    { relation: 'derivative', distance, step },
    ...flatten(step.children, distance + 1),
  ]);
}
