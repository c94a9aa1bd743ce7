/** Names of the shipped suites by id; a suite of one's own keeps its name. */
export const suiteNamesZh: Readonly<Record<string, string>> = {
  'aa-v3': 'Artificial Analysis 智能指数 v3.0',
  agents: '智能体',
  chinese: '中文',
  coding: '编程',
  'glm-12': 'GLM-4.5 报告的十二项基准',
  'instruction-following': '指令遵循',
  knowledge: '知识',
  'long-context': '长上下文',
  mathematics: '数学',
  reasoning: '推理',
  reference: '参考套件',
  video: '视频理解',
  vision: '视觉',
};
