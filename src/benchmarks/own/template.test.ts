import { describe, expect, test } from 'vitest';
import { compileTemplate } from './template.ts';

describe('compileTemplate', () => {
  test.each([
    ['{{ a }} and {{ b.c }}', ['a', 'b']],
    ['{% for x in xs %}{{ loop.index }}{{ x }}{{ y }}{% endfor %}', ['xs', 'y']],
    ['{% for k, v in m.items() %}{{ k }}{{ v }}{% endfor %}', ['m']],
    ['{% set total = a + 1 %}{{ total }}', ['a']],
    ['{{ a | upper | default(b) }}', ['a', 'b']],
    ['{% if a is defined and b == 2 %}x{% else %}{{ c }}{% endif %}', ['a', 'b', 'c']],
    ['{{ xs[i] }}{{ range(3) }}{{ true }}', ['xs', 'i']],
    ['{% macro m(p) %}{{ p }}{{ q }}{% endmacro %}{{ m(a) }}', ['q', 'a']],
    ['plain', []],
  ])('finds the columns that %s uses', (source, names) => {
    expect([...compileTemplate(source).names].sort()).toEqual([...names].sort());
  });

  test('knows a template that is one column and nothing else', () => {
    expect(compileTemplate(' {{ answer }} ').only).toBe('answer');
    expect(compileTemplate('{{ answer }}.').only).toBeNull();
    expect(compileTemplate('{{ answer | upper }}').only).toBeNull();
  });
});
