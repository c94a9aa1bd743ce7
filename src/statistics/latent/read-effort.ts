import type { Effort } from './records.ts';

const off =
  /non[- ]?(thinking|reasoning)|no[- ]?(think|reasoning)|nothinking|w[ /]?o (extended )?thinking|without (extended )?thinking|reasoning=none|^instruct$/;
const stated = /think|reason|high|low|medium|minimal|max|none|\d+k|instruct/;
const effortLabel = /[-_ (](xhigh|high|medium|low|minimal)(-effort)?([) ]|$)/;
const effortFamilies = /gpt|o1|o3|o4|claude|gemini|grok/;

/**
 * How much the model was let think, from what the source printed: the mode, else the note on the
 * table, else the label. Undefined where nothing is said, which is the case for most rows.
 */
export function readEffort(conditions: Readonly<Record<string, unknown>>): Effort | undefined {
  const field = (name: string): string => String(conditions[name] ?? '').toLowerCase();
  let mode = field('mode');
  if (!stated.test(mode)) mode = fromNote(field('note')) ?? fromLabel(field) ?? mode;
  if (mode === 'thinking') {
    const effort = /effort=(\w+)/.exec(field('setting'))?.[1] ?? '';
    if (effort === 'low' || effort === 'minimal') return 'low';
    return effort === 'medium' ? 'medium' : 'high';
  }
  if (off.test(mode)) return 'off';
  if (/thinkingbudget128|minimal|\blow\b/.test(mode)) return 'low';
  if (/medium/.test(mode)) return 'medium';
  if (/(^|[ ;])[124]k$/.test(mode)) return 'low';
  if (/\b8k/.test(mode)) return 'medium';
  // "128k" is a window of context, not a budget of thought.
  if (mode !== '128k' && /think|reason|high|max|\d+k/.test(mode)) return 'high';
  return undefined;
}

function fromNote(note: string): string | undefined {
  if (note.includes('non-reasoning mode')) return 'non-reasoning';
  return note.includes('reasoning mode') ? 'reasoning' : undefined;
}

function fromLabel(field: (name: string) => string): string | undefined {
  const label = `${field('label')} ${field('model_label')} ${field('method')}`;
  if (off.test(label) || /gpt-5([-.]\d)?-chat/.test(label)) return 'non-thinking';
  const effort = effortLabel.exec(label)?.[1];
  if (effort && effortFamilies.test(label)) return effort;
  const thinks = /[-_( ](thinking|reasoning|reasoner|think)\b|extended thinking/.test(label);
  // "Reasoning & Knowledge" heads a table; it is no mode.
  return thinks && !/reasoning[ _]*&/.test(label) ? 'thinking' : undefined;
}
