import { badTarget, settle, withoutAnswer } from '../judgement.ts';
import type { Scorer } from '../scorer.ts';
import type { MathTarget } from './math-scorers.ts';
import { PythonGrader } from './python-grader.ts';

/** Math-Verify limits itself to this, in seconds, for reading and for comparing. */
const limit = 5;

/** Answers `{gold, text}` a line with `{right, answer}`; the model's text is data only. */
const program = `
import json, sys
from math_verify import ExprExtractionConfig, LatexExtractionConfig, parse, verify
from importlib.metadata import version
targets = [LatexExtractionConfig(boxed_match_priority=0), ExprExtractionConfig()]
print(json.dumps({"version": version("math-verify")}), flush=True)
for line in sys.stdin:
    given = json.loads(line)
    gold = parse(given["gold"], targets, parsing_timeout=${limit})
    answer = parse(given["text"], targets, parsing_timeout=${limit})
    right = verify(gold, answer, timeout_seconds=${limit})
    print(json.dumps({"right": bool(right), "answer": str(answer[-1])[:2000] if answer else None}), flush=True)
`;

const grader = new PythonGrader(program, 'math-verify', 'pip install math-verify==0.8.0');

/** Math-Verify itself, where Python has it; `WEIGH_PYTHON` names the interpreter. */
export const mathVerify: Scorer<MathTarget> = {
  id: 'math-verify',
  version: '1',
  summary: 'Math-Verify itself, run in Python',
  needs: ['python'],
  heavy: false,
  check(target): asserts target is MathTarget {
    if (typeof target !== 'string' || target.trim() === '') {
      throw badTarget('math-verify', 'the right answer in LaTeX, as text', target);
    }
  },
  async score(answer, target, { signal }) {
    if (answer.reasoning_unclosed) return withoutAnswer(answer);
    const gold = /\$|\\boxed/.test(target) ? target : `$${target}$`;
    const { version, reply } = await grader.ask({ gold, text: answer.text }, signal);
    const { right, answer: found } = reply as { right: boolean; answer: string | null };
    return settle(answer, found, right, { detail: { 'math-verify': version } });
  },
};
