import { Suspense } from 'react';
import type { CompareAnswer, MetaAnswer, ModelsAnswer } from '../../../src/server/api.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { navigate } from '../../location.ts';
import type { PageProps } from '../../pages.tsx';
import { AnswerLink } from '../../parts/answer-link.tsx';
import { Failure } from '../../parts/failure.tsx';
import { Said } from '../../parts/said.tsx';
import { Select } from '../../parts/select.tsx';
import { Title } from '../../parts/title.tsx';
import { withParameter } from '../../question.ts';
import { words } from '../../words/index.ts';
import { Facts } from './facts.tsx';
import { Overall } from './overall.tsx';
import { Picker } from './picker.tsx';
import { Tests } from './tests.tsx';
import '../../parts/field.css';
import '../../parts/plain-page.css';
import '../../parts/plain-table.css';
import './compare.css';

/** The ids that an address names, none twice. */
function modelsIn(search: string): string[] {
  const text = new URLSearchParams(search).get('models') ?? '';
  return [...new Set(text.split(',').map((id) => id.trim()))].filter((id) => id !== '');
}

/** Two to four models side by side; the address says which. */
export default function ComparePage({ search }: PageProps) {
  const t = words();
  const chosen = modelsIn(search);
  const { models } = useAnswer<ModelsAnswer>('models');
  return (
    <article className="compare">
      <Title>{t.compare.title}</Title>
      <p className="lead">{t.compare.lead}</p>
      <Picker chosen={chosen} models={models} />
      {chosen.length >= 2 && <SuiteSelect search={search} />}
      {chosen.length >= 2 && (
        <Failure of={search}>
          <Suspense fallback={<p className="waiting compare-waiting">{t.site.loading}</p>}>
            <Comparison search={search} chosen={chosen} />
          </Suspense>
        </Failure>
      )}
    </article>
  );
}

/** The suite whose tests and weights count; the address names it. */
function SuiteSelect({ search }: { search: string }) {
  const t = words().compare;
  const { suites } = useAnswer<MetaAnswer>('meta');
  const suite = new URLSearchParams(search).get('suite') ?? '';
  return (
    <div className="compare-suite">
      <Select
        label={t.suite}
        value={suite}
        onChange={(chosen) => navigate(withParameter('/compare', search, { suite: chosen }))}
        options={[['', t.allBenchmarks], ...suites.map(({ id, name }) => [id, name] as const)]}
      />
    </div>
  );
}

function Comparison({ search, chosen }: { search: string; chosen: readonly string[] }) {
  const t = words();
  const question = new URLSearchParams(search);
  question.set('models', chosen.join(','));
  const address = `compare?${question.toString().replaceAll('%2C', ',')}`;
  const answer = useAnswer<CompareAnswer>(address);
  return (
    <>
      <Overall answer={answer} />
      <Facts models={answer.models} evidence={answer.evidence} />
      <Tests answer={answer} />
      <ul className="compare-notes note">
        {answer.notes.map((note) => (
          <li key={note}>
            <Said text={note} />
          </li>
        ))}
      </ul>
      <p className="note">
        <AnswerLink address={address}>{t.rankings.underTable.json}</AnswerLink>
      </p>
    </>
  );
}
