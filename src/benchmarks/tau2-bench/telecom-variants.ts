/** Which tasks are asked, by whose settings. */
export interface TelecomVariant {
  readonly id: string;
  readonly name: string;
  readonly size: 'base' | 'small';
  readonly protocol: 'official' | 'aa';
  readonly epochs: number;
  readonly max_tokens: number;
  readonly differences: readonly string[];
}

export const telecomVariants: readonly TelecomVariant[] = [
  {
    id: 'tau2-bench-telecom',
    name: 'tau2-bench telecom',
    size: 'base',
    protocol: 'official',
    epochs: 1,
    max_tokens: 8192,
    differences: [],
  },
  {
    id: 'tau2-bench-telecom-aa',
    name: 'tau2-bench telecom, Artificial Analysis',
    size: 'base',
    protocol: 'aa',
    epochs: 3,
    max_tokens: 16_384,
    differences: [
      'Temperature 0 for every model; published: 0.6 for those that reason.',
      'Published scores had Qwen3-235B-A22B play the user.',
    ],
  },
  {
    id: 'tau2-bench-telecom-small',
    name: 'tau2-bench telecom, small',
    size: 'small',
    protocol: 'official',
    epochs: 1,
    max_tokens: 8192,
    differences: ['Twenty tasks with one fault each, instead of 114.'],
  },
];
