/** Properties of a drawing that a style sheet sets; written into the file, which has none. */
const properties = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linejoin',
  'stroke-linecap',
  'opacity',
  'paint-order',
  'font-size',
  'font-weight',
  'font-variant-numeric',
  'text-anchor',
  'dominant-baseline',
  'visibility',
  'display',
];

/** What every machine has, before the page's own list: a file travels further than a font. */
const fonts =
  'system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';

const margin = 16;
const titleHeight = 34;
const creditHeight = 26;
const namespace = 'http://www.w3.org/2000/svg';

export interface DrawingOptions {
  title: string;
  /** A line below the drawing: where it comes from. */
  credit: string;
  /** Whom the licences ask to name. */
  attribution: string;
}

export interface Drawing {
  /** A whole SVG file. */
  text: string;
  /** Pixels. */
  width: number;
  height: number;
}

/** The drawing as a file of its own: colours as they are shown now, a title, and its source. */
export function drawingOf(shown: SVGSVGElement, options: DrawingOptions): Drawing {
  const frame = shown.getBoundingClientRect();
  const width = Math.round(frame.width + 2 * margin);
  const height = Math.round(frame.height + titleHeight + creditHeight + margin);
  const look = getComputedStyle(shown);
  const copy = shown.cloneNode(true) as SVGSVGElement;
  writeStyles(shown, copy);
  copy.setAttribute('x', String(margin));
  copy.setAttribute('y', String(titleHeight));
  copy.setAttribute('width', String(frame.width));
  copy.setAttribute('height', String(frame.height));
  copy.setAttribute('overflow', 'visible');
  const file = element('svg', { width, height, viewBox: `0 0 ${width} ${height}` });
  file.setAttribute('font-family', fonts);
  file.append(
    textElement('title', {}, options.title),
    textElement('desc', {}, `${options.credit}. ${options.attribution}`),
    element('rect', { width: '100%', height: '100%', fill: paperColour() }),
    textElement(
      'text',
      { x: margin, y: 22, fill: look.color, 'font-size': 15, 'font-weight': 600 },
      options.title,
    ),
    copy,
    textElement(
      'text',
      { x: margin, y: height - 12, fill: look.color, opacity: 0.75, 'font-size': 10.5 },
      options.credit,
    ),
  );
  return { text: new XMLSerializer().serializeToString(file), width, height };
}

function writeStyles(shown: Element, copy: Element): void {
  const look = getComputedStyle(shown);
  for (const { name } of [...copy.attributes]) {
    if (/^(class|style|tabindex|role|aria-.*|data-.*|on.*|href)$/.test(name)) {
      copy.removeAttribute(name);
    }
  }
  for (const name of properties) {
    const value = look.getPropertyValue(name);
    if (value !== '' && value !== 'normal') copy.setAttribute(name, value);
  }
  [...shown.children].forEach((child, i) => {
    writeStyles(child, copy.children[i]!);
  });
}

function paperColour(): string {
  return getComputedStyle(document.documentElement).backgroundColor;
}

function element(name: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

function textElement(
  name: string,
  attributes: Record<string, string | number>,
  text: string,
): SVGElement {
  const made = element(name, attributes);
  made.textContent = text;
  return made;
}

/** The drawing as a picture with two pixels for each of the page's. */
export async function pictureOf({ text, width, height }: Drawing): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = 2 * width;
  canvas.height = 2 * height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser draws no pictures');
  context.scale(2, 2);
  context.drawImage(image, 0, 0, width, height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png');
  });
}
