/**
 * What makes a row another test than the plain benchmark: `+many` (the best or the majority of
 * several attempts), `+context` (a manager of the context), `+tools` (tools that the plain benchmark
 * does not give). Empty for the plain benchmark.
 */
export function readSetting(
  conditions: Readonly<Record<string, unknown>>,
  category: string,
  benchmark: string,
): string {
  const words = ['label', 'model_label', 'setting', 'method']
    .map((name) => String(conditions[name] ?? '').toLowerCase())
    .join(' | ');
  return many(words) + context(words) + tools(words, category, benchmark);
}

function many(words: string): string {
  return /cons@|maj(ority)?@(?!1\b)|parallel test|best.of|heavy mode|pass@(8|12|32)\b/.test(words)
    ? '+many'
    : '';
}

function context(words: string): string {
  if (/(without|w\/o|no) context/.test(words)) return '';
  return /context man|ctx man|agent swarm/.test(words) ? '+context' : '';
}

function tools(words: string, category: string, benchmark: string): string {
  const ownTools = category === 'agentic' || /tool|bfcl|search/.test(benchmark);
  if (ownTools || /tools=none|w\/o tool|without tool|no tool/.test(words)) return '';
  const given =
    /w\/ ?tool|with (tool|python|search)|search agent|tools=(with|python|search|web|code|bash)|\bpython\b(?!.*hum)/;
  return given.test(words) ? '+tools' : '';
}

/** Rows of one benchmark that share a way of running it. */
export function readGroup(
  conditions: Readonly<Record<string, unknown>>,
  benchmark: string,
  reporter: string,
): string {
  const field = (name: string): string => String(conditions[name] ?? '').toLowerCase();
  const agent = field('agent').split(/[ (+]/)[0]!;
  const setting = field('setting');
  const harness =
    /harness=([^;]*)/.exec(setting)?.[1] ?? (setting.includes('mode=') ? '' : setting);
  return [benchmark, reporter, agent, harness, field('shots')].join('|');
}
