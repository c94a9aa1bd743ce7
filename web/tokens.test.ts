import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

type Colour = [red: number, green: number, blue: number];
type Pair = Record<'light' | 'dark', Colour>;

/** Colours of the token file, each in its light and its dark form, linear RGB 0 to 1. */
const tokens = new Map<string, Pair>();
const file = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');
for (const [, name, light, dark] of file.matchAll(
  /--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g,
)) {
  tokens.set(name!, { light: linear(light!), dark: linear(dark!) });
}

function linear(hex: string): Colour {
  const channel = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** WCAG 2.2: ratio of relative luminances. */
function contrast(a: Colour, b: Colour): number {
  const luminance = ([r, g, b]: Colour): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** Full dichromacy, Machado, Oliveira and Fernandes 2009, on linear RGB. */
const eyes: Record<string, number[][]> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function seenBy(matrix: number[][], colour: Colour): Colour {
  return matrix.map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        row.reduce((sum, m, i) => sum + m * colour[i]!, 0),
      ),
    ),
  ) as Colour;
}

/** CIE 1976 L*a*b*, white point D65. */
function lab([r, g, b]: Colour): Colour {
  const f = (t: number): number =>
    t > 216 / 24389 ? Math.cbrt(t) : (t * 24389) / 27 / 116 + 16 / 116;
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function difference(a: Colour, b: Colour): number {
  const [p, q] = [lab(a), lab(b)];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

const colour = (name: string, theme: 'light' | 'dark'): Colour => tokens.get(name)![theme];

describe.each(['light', 'dark'] as const)('%s colours', (theme) => {
  it.each([
    ...['ink', 'ink-muted', 'ink-faint', 'link'].flatMap((text) =>
      ['paper', 'raised', 'sunken', 'hover'].map((ground) => [text, ground]),
    ),
    ...['open', 'closed', 'china', 'us'].map((text) => [text, 'paper']),
    ...['supported', 'contradicted', 'cannot-tell', 'not-reproducible'].map((verdict) => [
      verdict,
      `${verdict}-wash`,
    ]),
  ])('%s can be read on %s', (text, ground) => {
    expect(contrast(colour(text!, theme), colour(ground!, theme))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['control-edge', 'focus'])('%s can be made out', (edge) => {
    for (const ground of ['paper', 'raised', 'sunken']) {
      expect(contrast(colour(edge, theme), colour(ground, theme))).toBeGreaterThanOrEqual(3);
    }
  });

  for (const [eye, matrix] of Object.entries(eyes)) {
    it.each([
      ['open', 'closed'],
      ['china', 'us'],
    ])(`${eye}: %s and %s stay apart`, (a, b) => {
      const seen = (name: string): Colour => seenBy(matrix, colour(name, theme));
      expect(difference(seen(a), seen(b))).toBeGreaterThanOrEqual(25);
    });
  }
});
