import {
  composeField,
  type FieldMatrix,
  type LeadChances,
  leadChances,
  type PossibleRanks,
  possibleRanks,
} from '../../../src/ranking/field-matrix.ts';

/** A matrix goes to the worker once; every later question is of its weights alone. */
export type PlaceQuestion =
  | { matrix: FieldMatrix }
  | {
      /** Of the components, summing to 1. */
      shares: Float64Array;
      /** Comes back with the answers. */
      key: string;
    };

/** In the order of the composite's ranked models; rank sets first, what takes more draws after. */
export type PlaceReply = { key: string } & (
  | { ranks: PossibleRanks }
  | { chances: LeadChances }
  | { failure: string }
);

let matrix: FieldMatrix | undefined;
let asked: Extract<PlaceQuestion, { key: string }> | undefined;

self.onmessage = ({ data }: MessageEvent<PlaceQuestion>) => {
  if ('matrix' in data) {
    matrix = data.matrix;
    asked = undefined;
  } else {
    asked = data;
    // After what else has arrived: of several questions only the last one is answered.
    setTimeout(() => answer(data));
  }
};

function answer(question: NonNullable<typeof asked>): void {
  if (question !== asked || !matrix) return;
  const of = matrix;
  const { key, shares } = question;
  tell(key, () => {
    const result = composeField(of, shares);
    const { lower, upper } = possibleRanks(of, result);
    setTimeout(() => {
      if (question === asked) tell(key, () => ({ chances: leadChances(of, result) }));
    });
    return { ranks: { lower, upper } };
  });
}

function tell(key: string, work: () => { ranks: PossibleRanks } | { chances: LeadChances }): void {
  let reply: PlaceReply;
  try {
    reply = { key, ...work() };
  } catch (error) {
    reply = { key, failure: error instanceof Error ? error.message : String(error) };
  }
  self.postMessage(reply);
}
