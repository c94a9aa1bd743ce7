import type { Ranking } from '../../src/ranking/ranking.ts';
import * as format from '../words/format.ts';
import { words } from '../words/index.ts';
import { AnswerLink } from './answer-link.tsx';
import { Said } from './said.tsx';
import './provenance.css';

interface BasisProps {
  /** Name and value; hashes are marked, so that they are set as such. */
  facts: readonly (readonly [name: string, value: string, hash?: boolean])[];
  notes: readonly string[];
  /** Address of the same answer below `api/v1/`. */
  address: string;
}

/** What an answer rests on: hashes, dates and seed, so that anyone can have the same again. */
export function Basis({ facts, notes, address }: BasisProps) {
  const t = words().rankings.underTable;
  return (
    <section className="provenance" aria-label={t.title}>
      <dl>
        {facts.map(([name, value, hash]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={hash ? 'hash' : 'number'}>{value}</dd>
          </div>
        ))}
      </dl>
      {notes.length > 0 && (
        <ul>
          {notes.map((note) => (
            <li key={note}>
              <Said text={note} />
            </li>
          ))}
        </ul>
      )}
      <p>
        <AnswerLink address={address}>{t.json}</AnswerLink>
      </p>
    </section>
  );
}

interface RankingBasisProps {
  ranking: Pick<
    Ranking,
    'suite' | 'catalog_hash' | 'query' | 'evidence_until' | 'notes' | 'measured'
  > & {
    source_sd?: number;
  };
  address: string;
}

/** What an order of models rests on. */
export function RankingBasis({ ranking, address }: RankingBasisProps) {
  const t = words().rankings.underTable;
  const { suite, query, source_sd } = ranking;
  return (
    <Basis
      facts={[
        [t.suiteHash, `${suite.id} v${suite.version}, ${suite.hash.slice(0, 12)}`, true],
        [t.catalogHash, ranking.catalog_hash.slice(0, 12), true],
        ...(ranking.measured
          ? [[words().ownEvidence.hash, ranking.measured.sha256.slice(0, 12), true] as const]
          : []),
        [t.evidence, ranking.evidence_until ?? words().unknown],
        [t.asked, query.evidence.until ?? t.anyDate],
        [t.asOf, query.models.as_of ?? t.anyDate],
        [t.seed, String(query.seed)],
        ...(source_sd === undefined
          ? []
          : [[t.sourceSd, `${format.points(source_sd)} ${t.points}`] as const]),
      ]}
      notes={ranking.notes}
      address={address}
    />
  );
}
