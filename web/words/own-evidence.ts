/** Words of own runs as evidence beside published scores, in English. */
export const ownEvidenceEn = {
  kind: 'Scores',
  kinds: { published: 'Published', both: 'All', measured: 'Measured' },
  by: 'measured here',
  importedBy: (program: string) => `run with ${program}, imported`,
  notCounted: (n: number) => `${n} own ${n === 1 ? 'run does' : 'runs do'} not count`,
  hash: 'Own runs',
  title: 'Measured here',
  lead: 'Scores of own runs, apart from what was published. Rankings take them only when they are asked to.',
  test: 'Test',
  score: 'Score',
  interval: '95 % interval',
  items: 'Items',
  date: 'Date',
  run: 'Run',
  differs: 'Differs from the published protocol',
  same: 'in nothing known',
};

export type OwnEvidenceWords = typeof ownEvidenceEn;

export const ownEvidenceZh: OwnEvidenceWords = {
  kind: '分数',
  kinds: { published: '已发表', both: '全部', measured: '自测' },
  by: '在此测得',
  importedBy: (program) => `由 ${program} 运行后导入`,
  notCounted: (n) => `${n} 次自有运行不计入`,
  hash: '自有运行',
  title: '在此测得',
  lead: '自有运行的分数，与已发表的分数分列。只有在要求时排名才会计入。',
  test: '测试',
  score: '分数',
  interval: '95% 区间',
  items: '题目数',
  date: '日期',
  run: '运行',
  differs: '与已发表规程的不同',
  same: '未知有任何不同',
};
