import {
  composeField,
  type FieldMatrix,
  type LeadChances,
  leadChances,
  type PossibleRanks,
  possibleRanks,
} from '../../../src/ranking/field-matrix.ts';

export interface PlaceQuestion {
  matrix: FieldMatrix;
  /** Of the components, summing to 1. */
  shares: Float64Array;
}

/** In the order of the composite's ranked models. */
export type PlaceReply = (PossibleRanks & LeadChances) | { failure: string };

self.onmessage = ({ data: { matrix, shares } }: MessageEvent<PlaceQuestion>) => {
  self.postMessage(answer(matrix, shares));
};

function answer(matrix: FieldMatrix, shares: Float64Array): PlaceReply {
  try {
    const result = composeField(matrix, shares);
    const { lower, upper } = possibleRanks(matrix, result);
    return { lower, upper, ...leadChances(matrix, result) };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}
