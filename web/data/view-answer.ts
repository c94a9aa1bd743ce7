import type {
  BenchmarkAnswer,
  BenchmarksAnswer,
  ChooseAnswer,
  ClaimAnswer,
  ClaimsAnswer,
  CompareAnswer,
  LabsAnswer,
  ModelAnswer,
  ModelsAnswer,
  RaceAnswer,
  RankingsAnswer,
  RunsAnswer,
  SamplesAnswer,
  SourcesAnswer,
} from '../../src/server/api.ts';
import type { Place } from '../location.ts';
import { chooseAddress } from '../pages/choose/address.ts';
import { sampleAddress } from '../pages/sample/address.ts';
import { questionOf, withParameter } from '../question.ts';

/** The data that a page shows. */
export interface ViewAnswer {
  /** Below `api/v1/`. */
  address: string;
  /** Parameters of the ranking that the page rests on, for its citation; absent where it has none. */
  question?: string;
  /** What the answer lists, for a table; absent where it lists nothing. */
  rows?: (answer: unknown) => readonly object[];
}

/** The answer behind a page; undefined for a page that shows none. */
export function viewAnswer({ path, search }: Place): ViewAnswer | undefined {
  const [, section = '', name, below, item] = path.split('/');
  const question = withParameter('', questionOf(search), { x: undefined }).slice(1);
  const asked = (address: string): string => (question === '' ? address : `${address}?${question}`);
  const one = `${section}/${name}`;
  switch (name === undefined ? section : `${section}/*`) {
    case '':
      return view<RaceAnswer>(asked('race'), ({ leaders }) => leaders);
    case 'rankings':
    case 'map':
      return { ...view<RankingsAnswer>(asked('rankings'), ({ rows }) => rows), question };
    case 'choose':
      return view<ChooseAnswer>(chooseAddress(search), ({ field }) => field);
    case 'compare':
      return new URLSearchParams(search).get('models')?.includes(',')
        ? view<CompareAnswer>(asked('compare'), ({ benchmarks }) => benchmarks)
        : undefined;
    case 'models':
      return view<ModelsAnswer>('models', ({ models }) => models);
    case 'models/*':
      return view<ModelAnswer>(one, ({ benchmarks }) => benchmarks.flatMap(({ scores }) => scores));
    case 'labs':
      return view<LabsAnswer>('labs', ({ labs }) => labs);
    case 'labs/*':
      return view<ModelsAnswer>(`models?lab=${name}`, ({ models }) => models);
    case 'countries/*':
      return view<ModelsAnswer>(`models?country=${name}`, ({ models }) => models);
    case 'benchmarks':
      return view<BenchmarksAnswer>('benchmarks', ({ benchmarks }) => benchmarks);
    case 'benchmarks/*':
      return view<BenchmarkAnswer>(one, ({ standings }) => standings);
    case 'claims':
      return view<ClaimsAnswer>('claims', ({ claims }) => claims);
    case 'claims/*':
      return view<ClaimAnswer>(one, ({ claim, verdict }) => [{ claim, verdict }]);
    case 'sources':
      return view<SourcesAnswer>('sources', ({ sources }) => sources);
    case 'runs':
      return view<RunsAnswer>(search === '' ? 'runs' : `runs?${search}`, ({ runs }) => runs);
    case 'runs/*':
      if (below === 'samples') {
        return {
          address: sampleAddress(decodeURIComponent(name!), decodeURIComponent(item ?? ''), search),
        };
      }
      return view<SamplesAnswer>(`${one}/samples?limit=1000`, ({ samples }) => samples);
    case 'method':
      return { address: 'method' };
    default:
      return undefined;
  }
}

function view<T>(address: string, rows: (answer: T) => readonly object[]): ViewAnswer {
  return { address, rows: (answer) => rows(answer as T) };
}
