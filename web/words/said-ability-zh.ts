/** How what rankings by ability say is said in Chinese. */
export const abilityRules: readonly (readonly [
  sentence: RegExp,
  say: (...parts: string[]) => string,
])[] = [
  [/^no score$/, () => '没有分数'],
  [/^no score in (.+)$/, (category) => `在 ${category} 类没有分数`],
  [
    /^thin evidence: (\d+) benchmarks?, (\d+) needed$/,
    (has, needs) => `证据单薄：只有 ${has} 项测试，需要 ${needs} 项`,
  ],
  [
    /^thin evidence: (\d+) benchmarks? in (.+), (\d+) needed$/,
    (has, category, needs) => `证据单薄：${category} 类只有 ${has} 项测试，需要 ${needs} 项`,
  ],
  [
    /^thin evidence: benchmarks of (\d+) kinds?, (\d+) needed$/,
    (has, needs) => `证据单薄：测试只属 ${has} 种，需要 ${needs} 种`,
  ],
  [
    /^thin evidence: its error is (\d+) % of the spread of all models, (\d+) % at most$/,
    (has, most) => `证据单薄：误差为全部模型离散程度的 ${has}%，至多 ${most}%`,
  ],
  [
    /^no usable score: only Elo, indices, base models, repeats, or tests not in the catalogue$/,
    () => '没有可用的分数：只有 Elo、指数、基础模型、转述，或目录中没有的测试',
  ],
  [
    /^every test that it has was taken by fewer than three models$/,
    () => '它的每项测试都只有不到三个模型参加',
  ],
  [/^its tests share no model with those of the others$/, () => '它的测试与其他模型没有交集'],
  [/^no abilities can be estimated: (.+)$/i, (why) => `无法估计能力：${why}`],
  [
    /^Points are the mean percentage that a model is expected to reach on the reference suite \(version (.+)\) in its best documented mode, as an independent source would measure it\.$/,
    (version) =>
      `分数是模型在其有据可查的最佳模式下、由独立来源测得时，在参考套件（第 ${version} 版）上预期达到的平均百分比。`,
  ],
  [
    /^Points are the mean percentage that a model is expected to reach on the category's benchmarks, given its scores in (.+) and, as far as these are few, elsewhere: (.+) is drawn towards the general ability\.$/,
    (category) =>
      `分数是模型在该类测试上预期达到的平均百分比，依据其 ${category} 类的分数，以及此类分数少时其他类的分数：向综合能力收缩。`,
  ],
  [
    /^One estimate from (\d+) cited scores of (\d+) models in (\d+) documents; .+$/,
    (scores, models, documents) =>
      `由 ${documents} 份文献中 ${models} 个模型的 ${scores} 个引用分数合并估计；评测框架、模式与报告者的影响已剔除。模型不必做过套件中的任何测试。`,
  ],
  [
    /^Intervals, rank sets and P\(best\): (\d+) refits with documents reweighed at random, seed (\d+)\.$/,
    (count, seed) =>
      `区间、名次集合与居首概率：随机重新加权文献、重新拟合 ${count} 次，种子 ${seed}。`,
  ],
  [
    /^Intervals, rank sets and P\(best\) are approximate \(Laplace\), .+$/,
    () =>
      '区间、名次集合与居首概率为近似值（拉普拉斯），由现在的拟合得出：随目录编译的自助抽样只适用于未改动目录的全部证据；用 `--bootstrap` 可为此另做。',
  ],
  [
    /^Labs' own scores stand (\S+) points above independent ones at equal ability \((\S+) to (\S+)\); that is taken out\.$/,
    (points, low, high) =>
      `能力相同时，实验室自报得分比独立测得的高 ${points} 分（${low} 至 ${high}）；已剔除。`,
  ],
  [
    /^The data say little about the self-report bias of (\d+) of (\d+) labs\.$/,
    (n, all) => `关于 ${all} 家实验室中 ${n} 家的自报偏差，数据所言甚少。`,
  ],
  [
    /^(\d+) undated score\(s\) behind the ranked models were kept\.$/,
    (n) => `入榜模型背后保留了 ${n} 个日期不明的分数。`,
  ],
];
