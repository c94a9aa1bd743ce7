import { isNode, LineCounter, parseDocument } from 'yaml';
import type { Catalog, Claim, Problem } from '../catalog/index.ts';
import { checkSchemas, isClaimKind } from './schema.ts';
import { unknownReferences } from './unknown-references.ts';

type Records = Pick<Catalog, 'claims' | 'models' | 'labs' | 'suites' | 'benchmarks'>;

/**
 * Validates the `check` of every claim: the kind exists, its parameters are those of the kind and no
 * others, and every name in it leads to a record. Used by `weigh catalog check`.
 *
 * @param readText the text of a file of the catalogue, for the line of each problem; without it, or
 *   where it gives undefined, problems stand at line 1.
 */
export function checkClaims(
  catalog: Records,
  readText: (file: string) => string | undefined = () => undefined,
): Problem[] {
  return [...catalog.claims.values()].flatMap((claim) => checkOne(catalog, claim, readText));
}

function checkOne(
  catalog: Records,
  claim: Claim,
  readText: (file: string) => string | undefined,
): Problem[] {
  const lineAt = lineFinder(readText(claim.file));
  const problem = (
    rule: string,
    path: readonly PropertyKey[],
    message: string,
    remedy: string,
  ): Problem => ({
    severity: 'error',
    rule,
    file: claim.file,
    line: lineAt(['check', ...path]),
    message: `${claim.id}: check${path.map((key) => `.${String(key)}`).join('')}: ${message}`,
    remedy,
  });
  const { kind } = claim.check;
  if (!isClaimKind(kind)) {
    return [
      problem(
        'claim-kind',
        ['kind'],
        `there is no check "${kind}"`,
        `use one of: ${Object.keys(checkSchemas).join(', ')}`,
      ),
    ];
  }
  const parsed = checkSchemas[kind].safeParse(claim.check);
  if (!parsed.success) {
    return parsed.error.issues.map((issue) =>
      problem(
        'claim-check',
        issue.path,
        issue.message,
        issue.code === 'unrecognized_keys'
          ? `remove or rename: ${issue.keys.join(', ')}`
          : `docs/claims.md lists the parameters of ${kind}`,
      ),
    );
  }
  return unknownReferences(catalog, parsed.data).map(({ path, what, id }) =>
    problem(
      'dangling-id',
      path,
      `the catalogue has no ${what} "${id}"`,
      `correct the id, or add the ${what}`,
    ),
  );
}

/** Line of the node at a path, or of the nearest node above it. */
function lineFinder(text: string | undefined): (path: readonly PropertyKey[]) => number {
  if (text === undefined) return () => 1;
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  return (path) => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length) as string[], true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
}
