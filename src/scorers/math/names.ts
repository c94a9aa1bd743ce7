/** Letters outside a-z by their names; capitals are not told from small ones. */
export const greek: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['α', 'alpha'],
    ['β', 'beta'],
    ['γ', 'gamma'],
    ['δ', 'delta'],
    ['ε', 'epsilon'],
    ['ζ', 'zeta'],
    ['η', 'eta'],
    ['θ', 'theta'],
    ['ι', 'iota'],
    ['κ', 'kappa'],
    ['λ', 'lambda'],
    ['μ', 'mu'],
    ['ν', 'nu'],
    ['ξ', 'xi'],
    ['π', 'pi'],
    ['ρ', 'rho'],
    ['σ', 'sigma'],
    ['τ', 'tau'],
    ['υ', 'upsilon'],
    ['φ', 'phi'],
    ['χ', 'chi'],
    ['ψ', 'psi'],
    ['ω', 'omega'],
  ].flatMap(([letter, name]) => [
    [letter!, name!],
    [letter!.toUpperCase(), name!],
  ]),
);

/** Commands that stand for a symbol. */
export const symbolCommands = new Set([
  ...Object.values(greek),
  ...Object.values(greek).map((name) => name[0]!.toUpperCase() + name.slice(1)),
  ...['varepsilon', 'vartheta', 'varpi', 'varrho', 'varsigma', 'varphi', 'ell', 'hbar', 'angle'],
  ...['triangle', 'square', 'circ', 'star', 'aleph', 'imath', 'jmath', 'nabla', 'Box', 'bullet'],
]);

/** Functions of one argument, written with or without brackets, by the names that LaTeX gives them. */
export const functionNames: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      'sin',
      'cos',
      'tan',
      'cot',
      'sec',
      'csc',
      'sinh',
      'cosh',
      'tanh',
      'exp',
      'arg',
      'Re',
      'Im',
    ].map((name) => [name, name.toLowerCase()]),
  ),
  arcsin: 'asin',
  arccos: 'acos',
  arctan: 'atan',
  arccot: 'acot',
  arcsec: 'asec',
  arccsc: 'acsc',
  asin: 'asin',
  acos: 'acos',
  atan: 'atan',
  arsinh: 'asinh',
  arcosh: 'acosh',
  artanh: 'atanh',
  arcsinh: 'asinh',
  arccosh: 'acosh',
  arctanh: 'atanh',
};

/** Functions of several arguments in brackets. */
export const listFunctions = new Set(['max', 'min', 'gcd', 'lcm']);

/** Of `f^{-1}`: the inverse, not the reciprocal. */
export const inverseNames: Readonly<Record<string, string>> = {
  sin: 'asin',
  cos: 'acos',
  tan: 'atan',
  cot: 'acot',
  sec: 'asec',
  csc: 'acsc',
  sinh: 'asinh',
  cosh: 'acosh',
  tanh: 'atanh',
};

export const namedSets: Readonly<Record<string, string>> = {
  R: 'reals',
  Z: 'integers',
  N: 'naturals',
  Q: 'rationals',
  C: 'complexes',
};

export const relationSigns: Readonly<Record<string, '=' | '!=' | '<' | '<=' | '>' | '>='>> = {
  '=': '=',
  '==': '=',
  '!=': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  ne: '!=',
  neq: '!=',
  lt: '<',
  le: '<=',
  leq: '<=',
  leqslant: '<=',
  gt: '>',
  ge: '>=',
  geq: '>=',
  geqslant: '>=',
  in: '=',
};
