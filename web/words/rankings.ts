/** Words of the weights beside a ranking and of how its table is shown, in English. */
export const weighingEn = {
  title: 'Weigh the tests yourself',
  note: 'Move a weight and the order follows at once; rank sets and probabilities a moment later. The address keeps the weights.',
  reset: 'Back to the suite’s own weights',
  share: (name: string, share: string) => `${name}: ${share} of the weight`,
  last: 'One weight at least stays above 0.',
  loading: 'Loading the scores to weigh',
  computing: 'Rank sets and probabilities are being computed for these weights.',
  computed: 'Rank sets and probabilities fit these weights.',
  stale: 'of the weights before',
  failed:
    'Rank sets and probabilities could not be computed here; those shown are of the weights before.',
  own: 'Own weights',
  flip: (moves: string, share: string, challenger: string) =>
    `This order flips if ${share} of the weight moves, ${moves}: then ${challenger} leads.`,
  move: (share: string, from: string, to: string) => `${share} from ${from} to ${to}`,
  level: (challenger: string) => `${challenger} is level with it.`,
  none: 'No weights put another model before it.',
  filled: 'Missing scores count as the middle of what is possible, as in the order.',
  open: (tests: string) =>
    `It has no score on ${tests}: what it would get there may turn the order, whatever the weights.`,
  among: (n: number) => `Among the ${n} models that have every score.`,
};

export type WeighingWords = typeof weighingEn;

export const weighingZh: WeighingWords = {
  title: '自己给测试加权',
  note: '移动权重，排序立即随之改变；名次范围和概率稍后更新。权重保存在网址中。',
  reset: '恢复套件自身的权重',
  share: (name, share) => `${name}：占权重的 ${share}`,
  last: '至少要有一项权重大于 0。',
  loading: '正在载入用于加权的分数',
  computing: '正在按这些权重计算名次范围和概率。',
  computed: '名次范围和概率与这些权重一致。',
  stale: '属于之前的权重',
  failed: '无法在此计算名次范围和概率；所示为之前权重的结果。',
  own: '自定权重',
  flip: (moves, share, challenger) =>
    `若有 ${share} 的权重移动（${moves}），次序就会翻转：${challenger} 将领先。`,
  move: (share, from, to) => `${share} 从 ${from} 移到 ${to}`,
  level: (challenger) => `${challenger} 与之持平。`,
  none: '任何权重都不能使其他模型超过它。',
  filled: '缺失的分数按可能范围的中点计入，与排序一致。',
  open: (tests) => `它在 ${tests} 上没有分数：无论权重如何，那里的得分都可能改变次序。`,
  among: (n) => `仅在 ${n} 个分数齐全的模型之间比较。`,
};

export const tableEn = {
  find: 'Find a model or lab',
  found: (n: number, all: number) => `${n} of ${all} ranked models`,
  sortBy: 'Sort by',
  order: 'Order',
  descending: 'Largest first',
  ascending: 'Smallest first',
  columns: 'Columns',
  columnsNote: 'Place, model and score are always shown.',
  usual: 'The usual columns',
  showAll: (n: number) => `Show all ${n}`,
  sorted: (column: string, down: boolean) =>
    `Sorted by ${column}, ${down ? 'largest first' : 'smallest first'}.`,
  abilityFrom: (scores: number, tests: number, documents: number) =>
    `Its ability rests on ${scores} scores on ${tests} tests, from ${documents} documents.`,
  chart: (models: number, leaders: string) =>
    `${models} models with their scores and intervals. First: ${leaders}.`,
  since: 'Released since',
  thin: 'thin',
  thinTitle: (share: string) =>
    `Scores for ${share} of the weight only: thin evidence, which is no weak result`,
  suites: 'By subject',
  otherSuites: 'Of reports and indexes',
  more: {
    top3: 'P(top 3)',
    lab: 'Lab',
    country: 'Lab’s country',
    released: 'Released',
    licence: 'Licence',
    openness: 'Openness',
    active: 'Active',
    total: 'Total',
    context: 'Context',
  },
};

export type TableWords = typeof tableEn;

export const tableZh: TableWords = {
  find: '查找模型或实验室',
  found: (n, all) => `已排名的 ${all} 个模型中的 ${n} 个`,
  sortBy: '排序依据',
  order: '顺序',
  descending: '从大到小',
  ascending: '从小到大',
  columns: '列',
  columnsNote: '名次、模型和得分始终显示。',
  usual: '常用的列',
  showAll: (n) => `显示全部 ${n} 个`,
  sorted: (column, down) => `按${column}排序，${down ? '从大到小' : '从小到大'}。`,
  abilityFrom: (scores, tests, documents) =>
    `其能力依据 ${documents} 份文献中 ${tests} 项测试的 ${scores} 个分数。`,
  chart: (models, leaders) => `${models} 个模型的得分及区间。领先者：${leaders}。`,
  since: '发布不早于',
  thin: '证据单薄',
  thinTitle: (share) => `只有占权重 ${share} 的分数：证据单薄，并不等于成绩差`,
  suites: '按领域',
  otherSuites: '按报告和指数',
  more: {
    top3: 'P(前三)',
    lab: '实验室',
    country: '实验室国家',
    released: '发布',
    licence: '许可证',
    openness: '开放程度',
    active: '激活参数',
    total: '总参数',
    context: '上下文',
  },
};
