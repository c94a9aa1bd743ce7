/**
 * Values that servers on one's own machine are given because a client insists on some key. Hiding
 * them would only garble messages.
 */
const placeholders = new Set([
  'ollama',
  'lm-studio',
  'no-key',
  'not-needed',
  'sk-no-key-required',
  'placeholder',
]);

/** Shorter values would be found by chance in ordinary text. */
const shortestSecret = 6;

const known = new Map<string, string[]>();

/** The forms in which a server may send a value back: as it is, in a URL, in JSON, in base64. */
function spellings(value: string): string[] {
  const base64 = Buffer.from(value).toString('base64');
  return [
    value,
    encodeURIComponent(value),
    JSON.stringify(value).slice(1, -1),
    // Without the end, where padding or a neighbour's bits stand.
    base64.replace(/=+$/, '').slice(0, -1),
  ].filter((spelling, i, all) => spelling.length >= shortestSecret && all.indexOf(spelling) === i);
}

/**
 * A key that cannot be printed: `toString`, `JSON.stringify` and Node's inspection show `[key]`.
 * Making one also teaches {@link scrub} its value.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
    hide(value);
  }

  /** The value itself: for the header that is sent and for nothing else. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return '[key]';
  }

  toJSON(): string {
    return '[key]';
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[key]';
  }
}

/** From now on {@link scrub} removes this value. Values under six characters and well-known placeholders are not secrets. */
export function hide(value: string): void {
  if (value.length < shortestSecret || placeholders.has(value.toLowerCase())) return;
  known.set(value, spellings(value));
}

/** Removes the values themselves and nothing else: cheap enough for every answer. Returns the same string when there is none. */
export function scrubValues(text: string): string {
  let clean = text;
  for (const forms of known.values()) {
    for (const form of forms) if (clean.includes(form)) clean = clean.replaceAll(form, '[key]');
  }
  return clean;
}

const patterns: [RegExp, string][] = [
  // Header lines and JSON fields: authorization, x-api-key, api_key, token ...
  [
    /((?:proxy-)?authorization|cookie|[\w-]*(?:api[-_]?key|access[-_]?token|auth[-_]?token|secret))(["']?\s*[:=]\s*["']?)(?:(bearer|basic|token)\s+)?[^\s"',;&<>)]+/gi,
    '$1$2[key]',
  ],
  [/\b(bearer|basic)\s+[\w.~+/=-]{6,}/gi, '$1 [key]'],
  // User info and key-like parameters of URLs.
  [/\/\/[^\s/@:]*:[^\s/@]*@/g, '//[key]@'],
  [/([?&](?:key|token|sig|signature|code|password)=)[^&\s"'#]+/gi, '$1[key]'],
  // Keys by the look of their beginnings.
  [/\b(?:sk|pk|rk|gsk|xai|hf|nvapi|pplx|r8|fw|csk|tgp_v1)[-_](?=[\w-]*[\d*])[\w*-]{8,}/g, '[key]'],
  [/\bAIza[\w-]{20,}/g, '[key]'],
  [/\bAKIA[A-Z0-9]{16}\b/g, '[key]'],
  [/\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*/g, '[key]'],
];

/** The shortest beginning of a key at the end of a cut text that is taken for that key. */
const shortestBeginning = 4;

/**
 * The text without any key: every value that {@link Secret} or {@link hide} has seen, in any of its
 * spellings, also when the text ends inside one; and whatever looks like a key, an Authorization
 * header or the user info of a URL. Anything that came from a server passes through here before it
 * is put into an error.
 */
export function scrub(text: string): string {
  let clean = scrubValues(text);
  for (const forms of known.values()) {
    for (const form of forms) clean = cutBeginning(clean, form);
  }
  for (const [pattern, replacement] of patterns) clean = clean.replace(pattern, replacement);
  return clean;
}

function cutBeginning(text: string, secret: string): string {
  const longest = Math.min(secret.length - 1, text.length);
  for (let length = longest; length >= shortestBeginning; length--) {
    if (text.endsWith(secret.slice(0, length))) return `${text.slice(0, -length)}[key]`;
  }
  return text;
}

/** A copy of JSON data in which every string has been through {@link scrubValues}. */
export function scrubData<T>(data: T): T {
  if (typeof data === 'string') return scrubValues(data) as T;
  if (Array.isArray(data)) return data.map(scrubData) as T;
  if (data !== null && typeof data === 'object') {
    return Object.fromEntries(
      Object.entries(data).map(([name, value]) => [scrubValues(name), scrubData(value)]),
    ) as T;
  }
  return data;
}

/** Whether {@link scrubValues} could find anything at all. */
export function anySecrets(): boolean {
  return known.size > 0;
}
