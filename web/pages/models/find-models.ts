import type { ModelHead } from '../../../src/server/api.ts';

type Findable = Pick<ModelHead, 'id' | 'name' | 'lab_name'>;

/** Models whose name, id or lab holds every word of the text; case and punctuation do not matter. */
export function findModels<T extends Findable>(models: readonly T[], text: string): T[] {
  const wanted = text
    .split(/\s+/)
    .map(simplify)
    .filter((word) => word !== '');
  if (wanted.length === 0) return [...models];
  return models.filter((model) => {
    const all = [model.name, model.id, model.lab_name].map(simplify);
    return wanted.every((word) => all.some((held) => held.includes(word)));
  });
}

function simplify(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, '');
}
