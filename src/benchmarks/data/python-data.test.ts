import { describe, expect, test } from 'vitest';
import { dumpJson } from '../../scorers/python/json.ts';
import { readConstants, readTasks, readTools } from './python-data.ts';

const plain = (entries: ReturnType<typeof readTasks>) =>
  entries.map((entry) => JSON.parse(dumpJson(entry)) as unknown);

const tasks = `from bench.types import Action, Task

TASKS_TEST = [
    Task(
        annotator="0",  # who wrote it ]
        user_id="ann_1",
        instruction="You say: \\"[hi]\\" "
        'and wait.',
        actions=[
            Action(name="pay", kwargs={"amount": -5.0, "how": {"card": None, "ok": True}}),
        ],
        outputs=[],
    ),
]
RULES = ["not this"]
`;

const tools = `# a file
class Pay(Tool):
    @staticmethod
    def invoke(data, amount: float) -> str:
        return {"not": "this"}

    @staticmethod
    def get_info() -> Dict[str, Any]:
        return {
            "type": "function",
            "function": {"name": "pay", "description": "Pays. {Never} twice.", "parameters": {}},
        }


# a second file
class Look(Tool):
    @staticmethod
    def get_info():
        return {"type": "function", "function": {"name": "look", "description": "", "parameters": {}}}
`;

describe('data inside a Python file', () => {
  test('are read as what they stand for, and nothing is run', () => {
    expect(plain(readTasks('tasks', tasks))).toEqual([
      {
        annotator: '0',
        user_id: 'ann_1',
        instruction: 'You say: "[hi]" and wait.',
        actions: [{ name: 'pay', kwargs: { amount: -5, how: { card: null, ok: true } } }],
        outputs: [],
      },
    ]);
    expect(dumpJson(readTasks('tasks', tasks)[0]!)).toContain('"amount": -5.0');
    expect(plain(readTools('tools', tools))).toEqual([
      {
        type: 'function',
        function: { name: 'pay', description: 'Pays. {Never} twice.', parameters: {} },
      },
      { type: 'function', function: { name: 'look', description: '', parameters: {} } },
    ]);
  });

  test('are taken as JSON where they are that', () => {
    expect(plain(readTasks('tasks', '[{"user_id": "a", "amount": 1.0}]'))).toEqual([
      { user_id: 'a', amount: 1 },
    ]);
  });

  test.each([
    '',
    'TASKS = [',
    'TASKS = [Task(user_id=open("/etc/passwd").read())]',
    'TASKS = [x for x in y]',
    'TASKS = [1]',
    'TASKS = []',
    '[',
    `TASKS = ${'['.repeat(5000)}${']'.repeat(5000)}`,
  ])('are refused when they are something else: %#', (text) => {
    expect(() => readTasks('tasks', text)).toThrow(
      expect.objectContaining({ code: 'data-malformed' }),
    );
    expect(() => readTools('tools', text.replace('TASKS =', 'def get_info(): return'))).toThrow(
      expect.objectContaining({ code: 'data-malformed' }),
    );
  });
});

test('reads the constants at the top of a file, and nothing that would have to be run', () => {
  const text = `FIRST = ['a', -1.5, ...]
SECOND={"k": """
X = not this
"""}

WORDS = "one "  "two"
`;
  const found = readConstants('long.py', text.replace('X = not', '  X = not'));
  expect(dumpJson(found)).toBe(
    '{"FIRST": ["a", -1.5, "..."], "SECOND": {"k": "\\n  X = not this\\n"}, "WORDS": "one two"}',
  );
  expect(readConstants('long.py', '').size).toBe(0);
  for (const bad of ['A = open("x")', 'A = B', 'A = [1', 'A = 1\nimport os']) {
    expect(() => readConstants('long.py', bad), bad).toThrow(/long.py cannot be read as data/);
  }
});
