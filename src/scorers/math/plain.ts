/** Written without LaTeX: a number, or digits with operators between them. */
export interface PlainMatch {
  start: number;
  end: number;
  /** As written, without separators: `1234.5`, or `(1/4)*2`. */
  text: string;
  kind: 'number' | 'expression';
  percent: boolean;
}

const currency = '$€£¥₹₽₪₩₫฿₡₢₣₤₥₦₧₨₭₮₯₰₱₲₳₴₵₶₷₸₺₻₼₽₾₿';
const number =
  '(?<!\\d)(?:(?<whole1>-?[1-9]\\d{0,2}(?:[ ,]\\d{3})+)(?<part1>\\.\\d+)?|(?<whole2>-?\\d+)(?<part2>[.,]\\d+)|(?<part3>\\.\\d+)|(?<whole3>-?\\d+))(?<percent>\\s*(?:%|[Pp]ercent|\\s*[Pp]ercentage|\\s*[Pp]ct))?';
const signs = '+\\-*×/^()÷';
const expression = `(?<expression>-?\\(?-?\\d[\\d.\\s${signs}]*[${signs}][\\d.\\s${signs}]+\\)?)`;
const before = '(?:^|\\s|=)(?:\\*\\*)?';
const after = '(?:\\*\\*)?(?:[.,:)$]|\\s|$)';

/** What a plain number or expression looks like, with what must stand around it. */
export const plainPatterns = {
  expression: `(?:${before}${expression}${after})`,
  number: `(?:${before}[${currency}]?${number})`,
} as const;

export function readPlain(match: RegExpMatchArray): PlainMatch {
  const groups = match.groups ?? {};
  const start = match.index!;
  const end = start + match[0].length;
  const { expression: formula } = groups;
  const percent = groups.percent !== undefined;
  const whole = groups.whole1 ?? groups.whole2 ?? groups.whole3;
  const part = groups.part1 ?? groups.part2 ?? groups.part3 ?? '';
  if (whole !== undefined || part !== '') {
    const digits = (whole ?? '').replace(/[, ]/g, '') || '0';
    const text = `${digits}${part.replace(',', '.')}`;
    return { start, end, text, kind: 'number', percent };
  }
  return { start, end, text: formula ?? '', kind: 'expression', percent: false };
}
