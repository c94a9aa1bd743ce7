import type { ModelSummary } from '../../../src/ranking/ranking.ts';

/** What ability can be set against. */
export const axes = ['price', 'active', 'total', 'context', 'released'] as const;
export type Axis = (typeof axes)[number];

/** The axis that an address asks for; price when it asks for none that exists. */
export function axisOf(search: string): Axis {
  const asked = new URLSearchParams(search).get('x');
  return axes.find((axis) => axis === asked) ?? 'price';
}

/** The model's value on an axis, a release as milliseconds since 1970; null when it is not known. */
export function valueOn(axis: Axis, model: ModelSummary): number | null {
  switch (axis) {
    case 'price':
      return model.price_usd_per_m;
    case 'active':
      // All parameters of a dense model are active.
      return (
        model.active_params_b ?? (model.architecture === 'dense' ? model.total_params_b : null)
      );
    case 'total':
      return model.total_params_b;
    case 'context':
      return model.context_tokens;
    case 'released':
      return model.release_date === null ? null : Date.parse(model.release_date);
  }
}

/** Whether a greater value is the better one: of context it is, of price, size and age it is not. */
export function moreIsBetter(axis: Axis): boolean {
  return axis === 'context';
}
