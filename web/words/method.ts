/** The figures in the text, as they are written. */
export interface MethodFigures {
  scores: string;
  documents: string;
  undated: string;
  sized: string;
  benchmarks: string;
  assumedItems: string;
  /** Points. */
  sourceSd: string;
  /** Of the fit of abilities; undefined when the board has none. */
  ability: AbilityFigures | undefined;
}

export interface AbilityFigures {
  rows: string;
  models: string;
  draws: string;
  seed: string;
  /** Points. */
  excess: string;
  low: string;
  high: string;
  /** Of the cells held out; undefined when nothing was. */
  validity: { share: string; cells: string; level: string; seed: string } | undefined;
}

/** A piece of a section: words, a list, a formula with its letters explained, or a table of figures. */
export type MethodBlock =
  | { text: string }
  | { list: readonly string[] }
  | { formula: string; where: readonly (readonly [letter: string, meaning: string])[] }
  | { table: MethodTable };

export type MethodTable = 'reporters' | 'suites' | 'licences' | 'validity';

export interface MethodSection {
  /** Part of the address after `#`: the same in every language. */
  id: string;
  title: string;
  blocks: readonly MethodBlock[];
}

export interface MethodWords {
  lead: string;
  contents: string;
  where: string;
  columns: {
    reporter: string;
    scores: string;
    share: string;
    suite: string;
    tests: string;
    needed: string;
    licence: string;
    sources: string;
    figure: string;
    value: string;
  };
  validity: {
    median: string;
    mean: string;
    testMean: string;
    additive: string;
    coverage: (level: string) => string;
    width: (level: string) => string;
    unpredicted: string;
    points: (points: string) => string;
  };
  captions: Record<MethodTable, string>;
  allSources: string;
  sections: (figures: MethodFigures) => readonly MethodSection[];
}

const abilityEn = (f: AbilityFigures): MethodSection => ({
  id: 'ability',
  title: 'Latent ability',
  blocks: [
    {
      text: `A suite needs the same tests of every model. Latent ability uses all cited percentages at once, ${f.rows} scores of ${f.models} models. Each model has one ability, each test a difficulty and a slope; what a reporter, a harness or a mode of reasoning does to a score is estimated and taken out.`,
    },
    {
      formula: 'score = g + (1 − g) / (1 + exp(−(slope · ability − difficulty + effects)))',
      where: [
        ['g', 'what guessing reaches on the test'],
        [
          'effects',
          'of who reports, of the harness and of the mode; drawn towards 0 where the scores say little about them',
        ],
      ],
    },
    {
      text: `Points are the mean percentage that a model is expected to reach on the reference suite. Intervals, rank sets and P(best) come from ${f.draws} draws of the fit (seed ${f.seed}), in which whole documents are reweighed where a bootstrap was made, because the rows of one document are not independent. At equal ability, labs’ own scores lie ${f.excess} points above independent ones (${f.low} to ${f.high}); that is taken out.`,
    },
    ...(f.validity
      ? [
          {
            text: `How well it predicts: ${f.validity.share} of the cells (${f.validity.cells}, seed ${f.validity.seed}) were held out, the rest was fitted anew, and the held-out scores were predicted. If fewer than ${f.validity.level} of them lay inside their ${f.validity.level} intervals, the errors would be stated too small.`,
          },
          { table: 'validity' as const },
        ]
      : []),
  ],
});

/** The method page in English; `methodZh` has the same sections and blocks. */
export const methodEn: MethodWords = {
  lead: 'How the numbers on these pages come about, in plain words with the formulas, and what they cannot say.',
  contents: 'On this page',
  where: 'where',
  columns: {
    reporter: 'Reported by',
    scores: 'Scores',
    share: 'Share',
    suite: 'Suite',
    tests: 'Tests',
    needed: 'Weight needed',
    licence: 'Licence',
    sources: 'Sources',
    figure: 'Figure',
    value: 'Value',
  },
  validity: {
    median: 'Median error',
    testMean: 'Median error of guessing the mean of the test',
    additive: 'Median error of adding up effects of model and test',
    mean: 'Mean error',
    coverage: (level) => `Scores inside their ${level} interval`,
    width: (level) => `Median width of the ${level} intervals`,
    unpredicted: 'Held out, but about a model or test that nothing else is known of',
    points: (points) => `${points} points`,
  },
  captions: {
    reporters: 'Scores by who reports them',
    suites: 'Suites and the share of their weight that a model needs to be ranked',
    licences: 'Licences of the sources',
    validity: 'Prediction of scores that were held out',
  },
  allSources: 'All sources with their licences',
  sections: (f) => [
    {
      id: 'evidence',
      title: 'What counts as evidence',
      blocks: [
        {
          text: `Every number was printed by somebody: in a paper, on a model card, on a leaderboard. The catalogue holds ${f.scores} such scores from ${f.documents} documents, each with who reports it, where, when and under which conditions. None of them is averaged, rounded or corrected; ${f.undated} have no known date, and are kept and counted as such when a question names a day.`,
        },
        { table: 'reporters' },
        { text: 'What nobody tested is unknown, never 0.' },
      ],
    },
    {
      id: 'selection',
      title: 'Which score counts',
      blocks: [
        {
          text: 'Often several sources print a score of one model on one test. One of them stands for the cell, by a rule in which the value itself plays no part:',
        },
        {
          list: [
            'Scores of base models and scores from several attempts (pass@k, majority votes, parallel runs) never count; scores with tools only where the suite allows tools.',
            'Of the rest, those in the strongest reasoning mode that is documented: thinking, else not stated, else not thinking; and without a mark that the number is an estimate, if there is such a row.',
            'Then independent evaluators before the lab itself, before rival labs, before second-hand collections.',
            'Then the higher effort, then where a number was first reported before who repeats it, then the newest.',
          ],
        },
        {
          text: 'Every value leads to its source. A model’s page shows all its values, and why each counts or does not.',
        },
      ],
    },
    {
      id: 'error',
      title: 'How sure a score is',
      blocks: [
        {
          text: 'Hardly any source says how sure its number is. The standard error is therefore imputed, from the size of the test and from how far sources lie apart on the same cell:',
        },
        {
          formula: 'SE² = p (1 − p) / (n + 4) + τ²',
          where: [
            [
              'p',
              'the share solved, with two successes and two failures added, so that 0 and 100 % are not taken for certain (Agresti and Coull 1998)',
            ],
            [
              'n',
              `the number of items: known for ${f.sized} of ${f.benchmarks} tests, else ${f.assumedItems} are assumed`,
            ],
            ['τ', `the spread between sources: ${f.sourceSd} points in this catalogue`],
          ],
        },
        {
          text: 'τ is 1.4826 times the median absolute difference between values that different documents print for the same model, test and mode, over √2: a robust estimate, because the widest differences are other ways of testing, not noise. A number that others repeat to the digit counts once.',
        },
      ],
    },
    {
      id: 'suite',
      title: 'How a ranking is made',
      blocks: [
        {
          text: 'A suite is a named and versioned set of tests with weights. Its hash stands beside every rank that it gave. Scores are put on a scale of 0 to 100 with the best at the top, and added up by weight:',
        },
        {
          formula: 'I = Σ w s,  SE(I)² = Σ w² SE²',
          where: [
            ['w', 'the weight of a test; all weights add up to 1, and the address may change them'],
            ['s', 'the score that counts on it'],
          ],
        },
        {
          text: 'The interval in the table is I ± 1.96 SE(I) at 95 %. Errors of different tests and models are taken as independent, because no source publishes answers item by item.',
        },
        { table: 'suites' },
      ],
    },
    {
      id: 'missing',
      title: 'Missing scores',
      blocks: [
        {
          text: 'A missing score is never filled in with a mean. A model needs scores for a stated share of the suite’s weight; with less, it is listed below the table with the reason. Thin evidence is called thin, not weak.',
        },
        {
          text: 'In a ranked row, a missing cell may lie anywhere between the lowest and the highest score that any model has on that test. The score shown is the middle of what is possible, and the interval is wider by as much. “Only complete models” leaves such rows out. “Predicted” is the third way, for whoever asks for it: what the model’s ability and its other scores let expect of an independent report, with the error of such a prediction added and the row marked.',
        },
      ],
    },
    {
      id: 'rank-sets',
      title: 'Rank sets',
      blocks: [
        {
          text: 'A rank set holds the places that the evidence leaves possible. The sets are simultaneous: at 95 %, all of them together hold the true places in 95 of 100 cases, so that the whole table may be read at once. One model is surely below another when',
        },
        {
          formula: 'Iⱼ − Iᵢ > q · SE(Iⱼ − Iᵢ)',
          where: [
            [
              'q',
              'the 95 % quantile of the largest standardised difference over all pairs still open, from seeded draws; decided pairs leave, and q is found anew until no more fall (the step-down of Mogstad, Romano, Shaikh and Wilhelm)',
            ],
          ],
        },
        {
          text: 'The best place of a model is 1 and one more for each model that is surely above it; the worst is the number of models less those that are surely below it. Models whose sets overlap are not told apart, whatever the order of their rows.',
        },
      ],
    },
    {
      id: 'p-best',
      title: 'P(best)',
      blocks: [
        {
          text: 'P(best) is the share of seeded draws in which a model comes first: every score is drawn from its normal distribution, and a missing cell counts as evenly likely anywhere in its range. It is conditional on this picture of the noise, and no prophecy. The seed stands under every table: the same question on the same catalogue gives the same bytes.',
        },
      ],
    },
    ...(f.ability ? [abilityEn(f.ability)] : []),
    {
      id: 'differences',
      title: 'Comparing two models',
      blocks: [
        {
          formula: 'P(A better) = Φ((a − b) / √(SEₐ² + SE_b²))',
          where: [
            ['Φ', 'the normal distribution function; a and b the two values or weighted means'],
          ],
        },
        {
          text: 'Nothing can be paired, so differences look less certain than they may be. P-values are adjusted after Holm for all differences that are shown together. “Tied” is itself shown, by two one-sided tests, to be within 1 point; “cannot tell” is no tie.',
        },
      ],
    },
    {
      id: 'claims',
      title: 'Verdicts on claims',
      blocks: [
        {
          text: 'A claim is a sentence that somebody published, in a form that can be computed as of its own date, from the models that were out by then. Each of its parts has a verdict:',
        },
        {
          list: [
            'supported: the evidence shows it, with a probability of at least 95 % where noise enters.',
            'contradicted: the evidence shows the opposite, with a probability of at most 5 %.',
            'cannot tell: within the noise, or the facts that decide are unconfirmed or unknown.',
            'not reproducible: evidence that the claim speaks of is not there, and is named.',
          ],
        },
        {
          text: 'All parts that decide must hold: a contradicted one sinks the claim. How a vague word such as “leading” is read stands with the claim, and so does what this catalogue cannot show.',
        },
      ],
    },
    {
      id: 'openness',
      title: 'How open a model is',
      blocks: [
        {
          text: 'Criteria of weights, data, code, method and evaluation are each rated from 0 (closed) to 3 (open), with the evidence. Unknown is not 0: it counts as anything from closed to open, and the result is a range. A derivative is no more open than its base in what it inherits.',
        },
      ],
    },
    {
      id: 'saturation',
      title: 'When a test is used up',
      blocks: [
        {
          formula: 'R = (s₁ − s₅) / √(SE₁² + SE₅²),  saturation = exp(−R²)',
          where: [['s₁, s₅', 'the first and the fifth value on the test']],
        },
        {
          text: 'With R below 1.96 the best five are not told apart. If the best is above 90 of 100 as well, the test is called saturated.',
        },
      ],
    },
    {
      id: 'limits',
      title: 'What this cannot say',
      blocks: [
        {
          list: [
            'The catalogue is a selection, mostly of models with published scores: it counts what it lists, not all that exists.',
            'Many scores are reported by the labs themselves or by their rivals, and a model of which nobody reports anything is not there.',
            'A test whose questions were in the training data looks easier than it is. Nothing here sees that.',
            'One number hides a profile: a model may lead at coding and trail at knowledge. Look at more than one suite.',
            'Prices and licences change; each carries its source, and what no second source confirms says so.',
          ],
        },
      ],
    },
    {
      id: 'again',
      title: 'To have it again',
      blocks: [
        {
          text: 'Every answer names the hash of the catalogue, the hash of the suite, the dates and the seed. A link that names a catalogue is refused by a board that holds another one. The command line (weigh), the HTTP API and the tools for agents give the same numbers as the pages.',
        },
      ],
    },
    {
      id: 'licences',
      title: 'Licences of the evidence',
      blocks: [
        {
          text: 'The figures are facts and are cited; the rights in texts and files stay with their owners. Whom a licence asks to name is named at the foot of every page. These are the licences under which the sources stand:',
        },
        { table: 'licences' },
      ],
    },
  ],
};
