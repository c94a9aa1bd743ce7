import { abilityRules } from './said-ability-zh.ts';

/** How one kind of sentence that answers hold is said in Chinese; the groups are its variable parts. */
type Rule = readonly [sentence: RegExp, say: (...parts: string[]) => string];

const facts: Record<string, string> = {
  'active parameters': '激活参数',
  'total parameters': '总参数',
  price: '价格',
  context: '上下文',
  openness: '开放程度',
  country: '国家',
  architecture: '架构',
  'release date': '发布日期',
  'commercial use': '商用许可',
  size: '规模',
  licence: '许可证',
};

const kinds: Record<string, string> = {
  open: '开放权重',
  closed: '闭源',
  moe: '混合专家',
  dense: '稠密',
};

const modes: Record<string, string> = {
  thinking: '开启思考',
  'thinking not stated': '未说明是否思考',
  'not thinking': '未开启思考',
};

const reporters: Record<string, string> = {
  'an independent evaluator': '独立评测机构',
  'the lab itself': '实验室自报',
  'a rival lab': '竞争对手',
  'a second-hand collection': '转载的汇编',
  self: '实验室自报',
  rival: '竞争对手',
  independent: '独立评测机构',
  secondary: '转载的汇编',
};

const bounds = (low?: string, high?: string): string =>
  low === undefined ? '' : `；可能范围 ${low} 至 ${high}`;

/** Why a model is not ranked, or outside the question. */
const models: Rule[] = [
  [
    /^covers (\d+) % of the weight, (\d+) % needed(?:; bounds (-?\d+) to (-?\d+))?$/,
    (has, needs, low, high) => `覆盖权重的 ${has}%，需要 ${needs}%${bounds(low, high)}`,
  ],
  [
    /^covers (\d+) % of the weight, but complete evidence was asked for(?:; bounds (-?\d+) to (-?\d+))?$/,
    (has, low, high) => `覆盖权重的 ${has}%，而所问要求证据完整${bounds(low, high)}`,
  ],
  [/^no score on this suite$/, () => '在此套件上没有分数'],
  [/^not among the models asked for$/, () => '不在所问的模型之内'],
  [/^not (open|closed|moe|dense)$/, (kind) => `非${kinds[kind!]}`],
  [/^not from (.+)$/, (where) => `不属于 ${where!.replaceAll(' or ', '、')}`],
  [/^not by (.+)$/, (labs) => `不是 ${labs!.replaceAll(' or ', '、')} 的模型`],
  [/^no commercial use$/, () => '不得商用'],
  [/^no (\w+)$/, (modality) => `不支持 ${modality}`],
  [
    /^(active parameters|total parameters|price|context|openness|country|architecture|release date|commercial use|size|licence) unknown$/,
    (fact) => `${facts[fact!]}不明`,
  ],
  [
    /^(active parameters|total parameters|price) above (.+)$/,
    (fact, n) => `${facts[fact!]}高于 ${n}`,
  ],
  [/^context below (.+)$/, (n) => `上下文小于 ${n}`],
  [/^released after (.+)$/, (day) => `发布于 ${day} 之后`],
  [/^released before (.+)$/, (day) => `发布于 ${day} 之前`],
  [/^superseded by (.+)$/, (model) => `已被 ${model} 取代`],
  [/^from (.+)$/, (country) => `来自 ${country}`],
  [/^by (?!an independent|the lab|a rival|a second)(.+)$/, (lab) => `${lab} 的模型`],
  [/^no evidence in (.+)$/, (what) => `在 ${what} 方面没有证据`],
  [/^(\$[\d.,]+) a month$/, (cost) => `每月 ${cost}`],
  [/^no weights to run$/, () => '没有可下载运行的权重'],
  [/^needs ([\d.]+) GB$/, (size) => `需要 ${size} GB`],
  [/^scored without reasoning only$/, () => '只有不思考时的分数'],
  [/^scored with reasoning only$/, () => '只有思考时的分数'],
  [/^reasoning mode of its scores unknown$/, () => '分数是否在思考时测得不明'],
];

/** Why a row counts for its cell or does not. */
const rows: Rule[] = [
  [/^counts$/, () => '计入'],
  [/^not chosen$/, () => '未被选取'],
  [/^base model$/, () => '基础模型'],
  [/^several attempts$/, () => '多次尝试'],
  [/^with tools$/, () => '使用了工具'],
  [/^another document$/, () => '其他文献'],
  [/^published after (.+)$/, (day) => `发表于 ${day} 之后`],
  [/^reported by (self|rival|independent|secondary)$/, (who) => `由${reporters[who!]}报告`],
  [/^marked as an estimate or as mixing settings$/, () => '标为估计值，或混合了多种设置'],
  [
    /^(thinking|thinking not stated|not thinking), after (thinking|thinking not stated|not thinking)$/,
    (mode, before) => `${modes[mode!]}，排在${modes[before!]}之后`,
  ],
  [
    /^by (an independent evaluator|the lab itself|a rival lab|a second-hand collection), after (an independent evaluator|the lab itself|a rival lab|a second-hand collection)$/,
    (who, before) => `${reporters[who!]}，排在${reporters[before!]}之后`,
  ],
  [/^published, after an own run$/, () => '已发表的分数，排在自有运行之后'],
  [/^settings of its own: (.+)$/, (changes) => `设置与测试规定不同：${changes}`],
  [/^lower reasoning effort$/, () => '推理强度较低'],
  [/^repeats what another document reported first$/, () => '转述其他文献首先报告的数字'],
  [/^quoted from elsewhere$/, () => '引自他处'],
  [/^undated$/, () => '日期不明'],
  [/^older$/, () => '较旧'],
  [/^the same number again$/, () => '同一数字的重复'],
  [/^equal by the rule; the document and line decide$/, () => '按规则相等，以文献与行号为准'],
];

const leftOutReasons: Record<string, string> = {
  'on a model not known': '次模型不明',
  'not finished': '次未完成',
  'on a part of the benchmark': '次只测了部分题目',
  'with samples that failed or are missing': '次有样本失败或缺失',
  'of another version of the benchmark': '次属于测试的其他版本',
  'without a score': '次没有分数',
};

/** `2 not finished` */
function leftOutWords(part: string): string {
  const [number = '', ...reason] = part.split(' ');
  return `${number} ${leftOutReasons[reason.join(' ')] ?? reason.join(' ')}`;
}

/** What stands below a ranking or a comparison. */
const notes: Rule[] = [
  [
    /^Standard errors are imputed from the number of items; no source here states its own\.$/,
    () => '标准误依题目数估算；这里没有来源说明自己的标准误。',
  ],
  [
    /^Scores are of own runs only, with the standard errors of their samples\.$/,
    () => '分数只来自自有运行，标准误由其样本算出。',
  ],
  [
    /^Own runs count beside published scores\. Their standard errors are those of their samples with the spread between sources; those of published scores are imputed from the number of items\.$/,
    () =>
      '自有运行与已发表的分数一同计入。其标准误由样本算出，另加来源之间的离散程度；已发表分数的标准误依题目数估算。',
  ],
  [/^Abilities are of own runs only\.$/, () => '能力只由自有运行估计。'],
  [
    /^Own runs are in the fit as one more document, by a reporter of their own\.$/,
    () => '自有运行作为又一份文献、由单独的报告者计入拟合。',
  ],
  [
    /^Own runs that may count: (\d+)(?:; runs that may not: (.+))?\.$/,
    (count, left) =>
      `可计入的自有运行：${count}${left ? `；不计入：${left.split(', ').map(leftOutWords).join('，')}` : ''}。`,
  ],
  [
    /^Size unknown, (\d+) items assumed: (.+)\.$/,
    (items, tests) => `题目数不明，假定为 ${items}：${tests}。`,
  ],
  [
    /^Ranked by values of the whole index, cited or recomputed; the single cells are not in the catalogue\.$/,
    () => '按整个指数的数值排名，数值为引用或重新计算所得；目录中没有其中的单项。',
  ],
  [
    /^Missing cells may lie anywhere between the lowest and the highest score seen; probabilities take every value between as equally likely\.$/,
    () => '缺失项可能是所见最低分与最高分之间的任何值；概率视其间各值同样可能。',
  ],
  [/^(\d+) undated score\(s\) were kept\.$/, (n) => `保留了 ${n} 个日期不明的分数。`],
  [
    /^Standard errors are imputed from the number of items and the spread between sources; no source here states its own\.$/,
    () => '标准误依题目数和来源之间的离散程度估算；这里没有来源说明自己的标准误。',
  ],
  [
    /^Unpaired: the answers item by item are not published, so what the shared items would settle stays open\.$/,
    () => '未配对：逐题的回答没有公布，共有题目本可判定的，在此仍无定论。',
  ],
  [
    /^The error is that of the scores on these benchmarks; what other benchmarks would say is not in it\.$/,
    () => '误差只涉及这些测试上的分数，不包括其他测试会给出的结果。',
  ],
  [
    /^Every shared benchmark counts the same, variants of one test each for itself; a suite states its own weights\.$/,
    () => '所有共有测试同等计入，同一测试的各个变体分别计算；套件则有自己的权重。',
  ],
  [
    /^On (\d+) of (\d+) benchmarks the values come from different documents, so the ways of testing may differ\.$/,
    (n, all) => `${all} 项测试中有 ${n} 项的数值出自不同文献，测试方式可能不同。`,
  ],
  [
    /^On (\d+) of (\d+) benchmarks one model was tested thinking and another not: only those rows are published\.$/,
    (n, all) => `${all} 项测试中有 ${n} 项，一个模型开启思考而另一个没有：公布的只有这些。`,
  ],
  [
    /^(\d+) shared benchmark\(s\) without a percent scale, or which are means of others, are shown and not counted\.$/,
    (n) => `${n} 项共有测试没有百分制，或本身是其他测试的平均，列出但不计入。`,
  ],
];

/** The rubric of openness: its pillars and criteria. */
const rubric: Record<string, string> = {
  Weights: '权重',
  Data: '数据',
  Code: '代码',
  Method: '方法',
  Evaluation: '评测',
  'final weights': '最终权重',
  'base weights': '基础模型权重',
  'intermediate checkpoints': '中间检查点',
  'licence of the weights': '权重的许可证',
  'access to the pre-training data': '预训练数据的获取',
  'licence of the pre-training data': '预训练数据的许可证',
  'access to the post-training data': '后训练数据的获取',
  'licence of the post-training data': '后训练数据的许可证',
  'documentation of the data: sources, cut-off, filtering': '数据说明：来源、截止日期、过滤',
  'report on contamination': '数据污染报告',
  'training code': '训练代码',
  'data-processing code': '数据处理代码',
  'inference code': '推理代码',
  'evaluation code and prompts': '评测代码与提示词',
  'architecture in detail': '架构细节',
  'hyper-parameters and recipe': '超参数与训练配方',
  'compute and energy': '算力与能耗',
  'full technical report or reviewed paper': '完整的技术报告或经评审的论文',
  'outputs sample by sample': '逐样本的输出',
  'harness configuration pinned': '评测框架的固定配置',
  'a third party can re-run it': '第三方可以重新运行',
};

const rules: readonly Rule[] = [...abilityRules, ...models, ...rows, ...notes];

/** The sentence in Chinese; undefined for one that answers word freely. */
export function sayInChinese(sentence: string): string | undefined {
  if (Object.hasOwn(rubric, sentence)) return rubric[sentence];
  for (const [pattern, say] of rules) {
    const found = pattern.exec(sentence);
    if (found) return say(...found.slice(1));
  }
  return undefined;
}
