import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { answerOf } from '../answer.ts';
import { dumpJson } from '../python/json.ts';
import { Float } from '../python/value.ts';
import { bfclAst, bfclIrrelevance, bfclRelevance } from './bfcl-scorers.ts';
import type { Call } from './call.ts';
import { decodeJson } from './decode-json.ts';
import { DecodeError, decodePython } from './decode-python.ts';
import type { CallTarget } from './target.ts';

const text = (calls: readonly Call[]) =>
  dumpJson(calls.map(({ name, arguments: given }) => new Map([[name, given]])));

describe('decoding', () => {
  test.each([
    ['[f(a=1, b=2.0), g.h(c="x")]', '[{"f": {"a": 1, "b": 2.0}}, {"g.h": {"c": "x"}}]'],
    ["f(a='it\\'s', b=\"q\\u00e9\")", '[{"f": {"a": "it\'s", "b": "q\\u00e9"}}]'],
    [
      'f(a=[1, (2, 3)], b={"k": None, "l": True})',
      '[{"f": {"a": [1, [2, 3]], "b": {"k": null, "l": true}}}]',
    ],
    // Positional arguments are dropped, names are text, signs always negate.
    ['f(1, a=name, b=-2, c=+3)', '[{"f": {"a": "name", "b": -2, "c": -3}}]'],
    [
      'f(a=2 * 3 + 1, b=10 / 4, c="a" + "b", d=7 // 2, e=2 ** 10)',
      '[{"f": {"a": 7, "b": 2.5, "c": "ab", "d": 3, "e": 1024}}]',
    ],
    ['f(a=g(b=1), c=h(1,x))', '[{"f": {"a": {"g": {"b": 1}}, "c": "h(1, x)"}}]'],
    ['f(a=x.y[0])', '[{"f": {"a": "x.y[0]"}}]'],
    [
      'f(a="x" "y", b=0x1F, c=1_000, d=1e3)',
      '[{"f": {"a": "xy", "b": 31, "c": 1000, "d": 1000.0}}]',
    ],
    ['f(a=12345678901234567890)', '[{"f": {"a": 12345678901234567890}}]'],
    ['f(), g()', '[{"f": {}}, {"g": {}}]'],
    ['f(*a, b := 1, c=d[1:, ::2])', '[{"f": {"c": "d[1:, ::2]"}}]'],
    // The last of two of one name counts; what ** unpacks has no name.
    ['f(a=1, a=2)', '[{"f": {"a": 2}}]'],
    ['f(*a, **{"k": 1})', '[{"f": {"\\u0000None": {"k": 1}}}]'],
    // Positional arguments may be any expression, and are written back as Python does.
    [
      'f(x if y else z, lambda a, *b: a, a=g(not x, 1 < 2, (1 + 2) * 3, -x ** -2, b[1:2, ::3]))',
      '[{"f": {"a": "g(not x, 1 < 2, (1 + 2) * 3, -x ** (-2), b[1:2, ::3])"}}]',
    ],
    [
      'f(a=g([x for x in y if x], {k: v for k, v in d}, (x for x in y), x is not y, a or b and c))',
      '[{"f": {"a": "g([x for x in y if x], {k: v for k, v in d}, (x for x in y), x is not y, a or (b and c))"}}]',
    ],
    ['f(a=5 & 3, b=5 | 2, c=1 << 4, d=3 * "x")', '[{"f": {"a": 1, "b": 7, "c": 16, "d": "xxx"}}]'],
    ["f(a=r'\\d', b='''x\ny''')", '[{"f": {"a": "\\\\d", "b": "x\\ny"}}]'],
  ])('reads %s', (source, expected) => {
    expect(text(decodePython(source))).toBe(expected);
  });

  test.each([
    '',
    'f',
    'f(a=1',
    'f(a=b if c else d)',
    'f(a=lambda: 1)',
    'f(**a, 1)',
    'f(a=1, **k, 2)',
    'f(a=1),\ng()',
    "' f()'",
    "f(a=rr'x')",
    'f(None=1)',
    'f(a=[x for x in y])',
    'f(a=x[)',
    'f(a=1, 2)',
    '[f(), 1]',
    'f(a=x + 1)',
    'f(a=1 / 0)',
    'f(a=2 ** 10000000)',
    'f(a="x" * 99999999)',
    "f(a='x)",
    'f(a=007)',
    'f(a=b"x")',
    'f(a={1})',
    'f(a=x and y)',
    'f(a={**b})',
    'f(a=1); g()',
    `f(a=${'['.repeat(10_000)})`,
    `f(a=${'-'.repeat(10_000)}1)`,
  ])('refuses %.40s', (source) => {
    expect(() => decodePython(source)).toThrow(DecodeError);
  });

  it('fails only as a text without calls, whatever the text', () => {
    const piece = fc.constantFrom(
      'f',
      '(',
      ')',
      '[',
      ']',
      '{',
      '}',
      '=',
      ',',
      '"',
      "'",
      '\\',
      '1',
      '.',
      '-',
      ' ',
      ':',
      'x',
      '\n',
    );
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (source) => {
          try {
            decodePython(source);
          } catch (error) {
            expect(error).toBeInstanceOf(DecodeError);
          }
        },
      ),
    );
  });

  it('reads JSON calls, and none where there is no JSON', () => {
    expect(decodeJson('so: [{"function": "f", "parameters": {"a": 1.0}}] done')).toEqual([
      { name: 'f', arguments: new Map([['a', new Float(1)]]) },
    ]);
    expect(decodeJson('no calls')).toEqual([]);
    expect(decodeJson('"f"')).toEqual([]);
    expect(decodeJson('[[{"function": "f", "parameters": [1]}], 2]')).toEqual([
      { name: 'f', arguments: [1] },
    ]);
    // The reference's pattern ends the list at the first object that a bracket follows.
    expect(decodeJson('[{"function": "f", "parameters": {"a": [1, {"b": 2}]}}]')).toEqual([]);
    for (const bad of ['[{"name": "f"}]', '[{"function": ["f"], "parameters": {}}]', '1', 'null'])
      expect(() => decodeJson(bad)).toThrow(DecodeError);
  });

  it('reads many braces in the time of few', () => {
    expect(decodeJson(`[${'{},'.repeat(20_000)}`)).toEqual([]);
    expect(decodeJson(`${'[{'.repeat(20_000)}${'}'.repeat(20_000)}`)).toEqual([]);
  });
});

const area: CallTarget = {
  function: [
    {
      name: 'shape.area',
      parameters: {
        type: 'dict',
        properties: {
          width: { type: 'integer' },
          height: { type: 'float' },
          unit: { type: 'string' },
          tags: { type: 'array', items: { type: 'string' } },
          style: { type: 'dict' },
        },
        required: ['width', 'height'],
      },
    },
  ],
  ground_truth: [
    {
      'shape.area': {
        width: [3],
        height: [4],
        unit: ['cm', 'centi-metre', ''],
        tags: [['a b', 'c'], ''],
        style: [{ colour: ['red'], size: [1, ''] }, ''],
      },
    },
  ],
  shape: 'single',
};

const judged = (output: string, target: CallTarget = area) => {
  bfclAst.check(target);
  return bfclAst.score(answerOf(output), target, {});
};

describe('the calls of an answer', () => {
  test.each([
    ['shape.area(width=3, height=4)', 'correct', undefined],
    ['```\n[shape.area(width=3, height=4.0)]\n```', 'correct', undefined],
    ['shape.area(width=3.0, height=4)', 'incorrect', 'type_error:simple'],
    ['shape.area(width=True, height=4)', 'incorrect', 'type_error:simple'],
    ['shape.area(width="3", height=4)', 'incorrect', 'type_error:simple'],
    ['shape.area(width=5, height=4)', 'incorrect', 'value_error:others'],
    ['shape.area(width=3)', 'incorrect', 'simple_function_checker:missing_required'],
    [
      'shape.area(width=3, height=4, depth=1)',
      'incorrect',
      'simple_function_checker:unexpected_param',
    ],
    ['area(width=3, height=4)', 'incorrect', 'simple_function_checker:wrong_func_name'],
    [
      '[shape.area(width=3, height=4), shape.area(width=3, height=4)]',
      'incorrect',
      'simple_function_checker:wrong_count',
    ],
    // Text is compared without marks and case.
    ['shape.area(width=3, height=4, unit="Centi Metre")', 'correct', undefined],
    ['shape.area(width=3, height=4, unit="m")', 'incorrect', 'value_error:string'],
    ['shape.area(width=3, height=4, tags=["A-B", "c"])', 'correct', undefined],
    ['shape.area(width=3, height=4, tags=["c", "a b"])', 'incorrect', 'value_error:list/tuple'],
    ['shape.area(width=3, height=4, tags=("a b", "c"))', 'incorrect', 'type_error:simple'],
    ['shape.area(width=3, height=4, tags=[1])', 'incorrect', 'value_error:list/tuple'],
    ['shape.area(width=3, height=4, style={"colour": "Red"})', 'correct', undefined],
    ['shape.area(width=3, height=4, style={"size": 1})', 'incorrect', 'value_error:dict_key'],
    [
      'shape.area(width=3, height=4, style={"colour": "blue"})',
      'incorrect',
      'value_error:dict_value',
    ],
  ])('%s: %s', (output, outcome, type) => {
    const judgement = judged(output);
    expect(judgement).toMatchObject({ outcome, value: outcome === 'correct' ? 1 : 0 });
    expect((judgement as { detail: { error_type?: string } | null }).detail?.error_type).toBe(type);
  });

  it('has no answer where nothing decodes', () => {
    expect(judged('I cannot do that.')).toMatchObject({ outcome: 'unparsed', value: 0 });
  });

  it('reads the tool calls of the endpoint, whose names have no dots', () => {
    const answer = {
      ...answerOf(''),
      tool_calls: [{ id: '1', name: 'shape_area', arguments: '{"width": 3, "height": 4.0}' }],
    };
    expect(bfclAst.score(answer, area, {})).toMatchObject({ outcome: 'correct' });
    answer.tool_calls[0]!.arguments = '{"width": 3.0, "height": 4.0}';
    expect(bfclAst.score(answer, area, {})).toMatchObject({ outcome: 'incorrect' });
    answer.tool_calls[0]!.arguments = '{"width": 3';
    expect(bfclAst.score(answer, area, {})).toMatchObject({ outcome: 'unparsed' });
  });

  it('takes parallel calls in any order, each once', () => {
    const one = (n: number) => ({ f: { n: [n] } });
    const target: CallTarget = {
      function: [
        { name: 'f', parameters: { properties: { n: { type: 'integer' } }, required: ['n'] } },
      ],
      ground_truth: [one(1), one(2)],
      shape: 'parallel',
    };
    expect(judged('[f(n=2), f(n=1)]', target)).toMatchObject({ outcome: 'correct' });
    expect(judged('[f(n=2), f(n=2)]', target)).toMatchObject({ outcome: 'incorrect' });
  });

  it('reads values in Java and JavaScript by the declared type', () => {
    const foreign = (
      language: 'java' | 'javascript',
      type: object,
      accepted: unknown,
    ): CallTarget => ({
      function: [{ name: 'f', parameters: { properties: { v: type }, required: ['v'] } }],
      ground_truth: [{ f: { v: [accepted] } }],
      shape: 'single',
      language,
    });
    const java = (type: object, accepted: unknown) => foreign('java', type, accepted);
    const right: [string, CallTarget][] = [
      ['f(v=5L)', java({ type: 'long' }, 5)],
      ['f(v=1.5f)', java({ type: 'float' }, 1.5)],
      ['f(v=true)', java({ type: 'boolean' }, true)],
      ['f(v=new int[]{1, 2})', java({ type: 'Array', items: { type: 'integer' } }, [1, 2])],
      [
        'f(v=new ArrayList<>(Arrays.asList("a", "b")))',
        java({ type: 'ArrayList', items: { type: 'String' } }, ['a', 'b']),
      ],
      ['f(v=new HashMap<>() {{ put("k", "x"); }})', java({ type: 'HashMap' }, { k: ['x'] })],
      ['f(v="x")', java({ type: 'String' }, 'x')],
      ['f(v=[1, 2])', foreign('javascript', { type: 'array', items: { type: 'integer' } }, [1, 2])],
      ['f(v={k: "x"})', foreign('javascript', { type: 'dict' }, { k: ['x'] })],
      ['f(v=4)', foreign('javascript', { type: 'float' }, 4)],
    ];
    for (const [output, target] of right) {
      expect([output, judged(output, target)]).toMatchObject([output, { outcome: 'correct' }]);
    }
    expect(judged('f(v=5)', java({ type: 'long' }, 5))).toMatchObject({ outcome: 'incorrect' });
  });

  test.each([
    [{}, 'does not fit at'],
    [{ ...area, ground_truth: [{ other: {} }] }, 'accepts other'],
    [{ ...area, ground_truth: '[1' }, 'no JSON'],
    [{ ...area, shape: 'many' }, 'shape'],
  ])('refuses the target %.60j', (target, reason) => {
    expect(() => bfclAst.check(target)).toThrow(reason);
  });
});

describe('relevance', () => {
  it('is right to call nothing where no function fits, and any where one does', () => {
    for (const [output, called] of [
      ['f(a=1)', true],
      ['Sorry, I cannot.', false],
      ['[]', false],
    ] as const) {
      expect(bfclIrrelevance.score(answerOf(output), { mode: 'prompt' }, {})).toMatchObject({
        value: called ? 0 : 1,
      });
      expect(bfclRelevance.score(answerOf(output), { mode: 'prompt' }, {})).toMatchObject({
        value: called ? 1 : 0,
      });
    }
  });

  it('does not read calls from text where tools were offered', () => {
    const target = { mode: 'tools' } as const;
    expect(bfclIrrelevance.score(answerOf('f(a=1)'), target, {})).toMatchObject({ value: 1 });
  });
});
