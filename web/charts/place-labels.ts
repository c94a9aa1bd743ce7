/** A text that would like to stand at a point of a drawing. */
export interface Label {
  text: string;
  /** The point that it names. */
  x: number;
  y: number;
}

export interface PlacedLabel extends Label {
  /** Where the text begins or ends, by `anchor`, and its baseline. */
  left: number;
  baseline: number;
  anchor: 'start' | 'end';
}

export interface Box {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

const lineHeight = 12;

/**
 * Places the labels that fit, first come first served: above and to the left of their point, else
 * below and to the right. A label that would cover another, or leave the frame, is left out; the
 * table has all.
 * @param taken what must stay free.
 */
export function placeLabels(
  labels: readonly Label[],
  frame: { left: number; right: number; top: number; bottom: number },
  characterWidth: number,
  taken: readonly Box[],
): PlacedLabel[] {
  const boxes = [...taken];
  const placed: PlacedLabel[] = [];
  for (const label of labels) {
    const width = label.text.length * characterWidth;
    const choices: { anchor: 'start' | 'end'; left: number; baseline: number }[] = [
      { anchor: 'end', left: label.x - 5, baseline: label.y - 5 },
      { anchor: 'start', left: label.x + 5, baseline: label.y + 14 },
    ];
    for (const choice of choices) {
      const x0 = choice.anchor === 'end' ? choice.left - width : choice.left;
      const box = {
        x0,
        x1: x0 + width,
        y0: choice.baseline - lineHeight + 2,
        y1: choice.baseline + 2,
      };
      const inside =
        box.x0 >= frame.left &&
        box.x1 <= frame.right &&
        box.y0 >= frame.top &&
        box.y1 <= frame.bottom;
      if (!inside || boxes.some((other) => overlap(box, other))) continue;
      boxes.push(box);
      placed.push({ ...label, ...choice });
      break;
    }
  }
  return placed;
}

function overlap(a: Box, b: Box): boolean {
  return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}
