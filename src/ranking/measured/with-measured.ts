import { Catalog, type Score } from '../../catalog/index.ts';
import type { EvidenceKind, MeasuredEvidence } from './own-run.ts';

/** Id of the one document, and of its source, that all own runs stand in: they share their errors. */
export const ownRunsDocument = 'own-runs';

/** What a catalogue was joined with. */
export interface JoinedEvidence {
  kind: Exclude<EvidenceKind, 'published'>;
  evidence: MeasuredEvidence;
}

const joined = new WeakMap<object, JoinedEvidence>();

/**
 * The catalogue with the scores of own runs, in place of the published ones or beside them. Its
 * facts and its hash stay those of the catalogue.
 */
export function withMeasured(
  catalog: Catalog,
  evidence: MeasuredEvidence,
  kind: JoinedEvidence['kind'],
): Catalog {
  const records = catalog.records();
  const document = records.documents.length;
  const scores = evidence.scores.map((score, line): Score => ({ ...score, document, line }));
  const made = new Catalog(
    {
      ...records,
      sources: [
        ...records.sources,
        {
          id: ownRunsDocument,
          name: 'Own runs',
          url: null,
          licence: null,
          licence_as_read: null,
          attribution: null,
        },
      ],
      documents: [
        ...records.documents,
        { id: ownRunsDocument, source: ownRunsDocument, file: ownRunsDocument },
      ],
      scores: kind === 'measured' ? scores : [...records.scores, ...scores],
    },
    catalog.hash,
  );
  joined.set(made, { kind, evidence });
  return made;
}

/** What a catalogue was joined with; undefined: it holds published scores only. */
export function joinedEvidence(catalog: object): JoinedEvidence | undefined {
  return joined.get(catalog);
}
