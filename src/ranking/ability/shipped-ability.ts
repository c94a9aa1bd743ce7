import type { Ability } from './ability.ts';

/** Raised when the form of a shipped fit changes. */
export const abilityFormat = 1;

/** A fit as plain JSON: draws in hundredths of a point, two bytes each, base64. */
export interface ShippedAbility extends Omit<Ability, 'draws'> {
  format: number;
  draws: Omit<Ability['draws'], 'points' | 'excess'> & { points: string; excess: number[] };
}

export function packAbility(ability: Ability): ShippedAbility {
  const { draws, ...rest } = ability;
  const bytes = new Uint8Array(2 * draws.points.length);
  draws.points.forEach((points, i) => {
    const steps = Math.round(100 * points);
    bytes[2 * i] = steps & 255;
    bytes[2 * i + 1] = steps >> 8;
  });
  return {
    format: abilityFormat,
    ...rest,
    draws: {
      method: draws.method,
      seed: draws.seed,
      count: draws.count,
      points: toBase64(bytes),
      excess: [...draws.excess],
    },
  };
}

/** @returns undefined when it is no fit of this form. */
export function unpackAbility(shipped: unknown): Ability | undefined {
  const given = shipped as ShippedAbility | null | undefined;
  if (given?.format !== abilityFormat) return undefined;
  const { format: _, draws, ...rest } = given;
  const bytes = fromBase64(draws.points);
  if (bytes.length !== 2 * draws.count * rest.models.length) return undefined;
  const points = new Float64Array(bytes.length / 2);
  for (let i = 0; i < points.length; i++) {
    points[i] = (bytes[2 * i]! + 256 * bytes[2 * i + 1]!) / 100;
  }
  return { ...rest, draws: { ...draws, points, excess: Float64Array.from(draws.excess) } };
}

/** In pieces, because a call takes only so many arguments. */
function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 8192) {
    text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  }
  return btoa(text);
}

function fromBase64(text: string): Uint8Array {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
