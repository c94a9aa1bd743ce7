/** Words about the fit behind abilities. */
export const abilityEn = {
  profile: 'Better and worse than its ability says',
  profileNote:
    'Drawn towards zero where there is little evidence; bars are 95 % intervals in logits. Points: mean of score less what all other scores lead one to expect.',
  category: 'Category',
  deviation: 'Against its ability',
  residual: 'Mean residual, points',
  tests: 'Tests',
  points: (points: string, interval: string) =>
    `Ability ${points} points of the reference suite (${interval}).`,
  unranked: 'Not ranked: ',
  surprises: 'Scores far from what was expected',
  noSurprise: 'No score lies beyond three standard errors of what was expected.',
  expected: 'Expected',
  score: 'Score',
  offBy: 'Off by',
  errors: (errors: string) => `${errors} standard errors`,
  excess: "By how much labs' own scores exceed others'",
  excessLead: (points: string, interval: string, scores: string) =>
    `At equal ability a lab’s own score stands ${points} points above an independent one (95 % interval ${interval}), judged from ${scores} self-reported scores.`,
  paired: (points: string, error: string, cells: number, models: number) =>
    `Without any model, where both exist for the same model, benchmark and mode (${cells} cells of ${models} models): ${points} points, standard error ${error}.`,
  said: (share: string) =>
    `The error of this figure is ${share} of what was assumed beforehand: the smaller, the more the scores say.`,
  lab: 'Lab',
  bias: 'Its own scores, logits',
  scores: 'Scores',
  table: 'Lab by lab',
};

export type AbilityWords = typeof abilityEn;

export const abilityZh: AbilityWords = {
  profile: '强于与弱于其能力之处',
  profileNote:
    '证据少时向零收缩；横条为 95 % 区间，单位 logit。百分点一列：得分减去其他全部得分所预期之值的平均。',
  category: '类别',
  deviation: '与自身能力相比',
  residual: '平均残差，百分点',
  tests: '测试数',
  points: (points, interval) => `能力：参考套件上 ${points} 分（${interval}）。`,
  unranked: '未入榜：',
  surprises: '与预期相差甚远的得分',
  noSurprise: '没有得分超出预期三个标准误。',
  expected: '预期',
  score: '得分',
  offBy: '相差',
  errors: (errors) => `${errors} 个标准误`,
  excess: '实验室自报得分比他人测得的高多少',
  excessLead: (points, interval, scores) =>
    `能力相同时，实验室自报得分比独立测得的高 ${points} 分（95 % 区间 ${interval}），依据 ${scores} 个自报得分。`,
  paired: (points, error, cells, models) =>
    `不用任何模型，仅看同一模型、同一测试、同一模式两者皆有之处（${models} 个模型的 ${cells} 格）：${points} 分，标准误 ${error}。`,
  said: (share) => `此数的误差为事先假定的 ${share}：越小，说明得分所言越多。`,
  lab: '实验室',
  bias: '自报得分，logit',
  scores: '得分数',
  table: '逐家列出',
};
