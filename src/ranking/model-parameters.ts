/** Parameters of a question that choose models, in the order in which addresses write them. */
export const modelParameters = [
  'open',
  'closed',
  'country',
  'lab',
  'arch',
  'max_active',
  'max_total',
  'max_price',
  'min_context',
  'commercial',
  'modality',
  'as_of',
  'since',
  'hide_superseded',
  'model',
] as const;
