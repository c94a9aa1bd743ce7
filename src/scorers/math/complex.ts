/** A complex number. */
export interface Complex {
  readonly re: number;
  readonly im: number;
}

export const complex = (re: number, im = 0): Complex => ({ re, im });

export function add(a: Complex, b: Complex): Complex {
  return { re: a.re + b.re, im: a.im + b.im };
}

export function multiply(a: Complex, b: Complex): Complex {
  if (a.im === 0 && b.im === 0) return { re: a.re * b.re, im: 0 };
  return { re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re };
}

export function divide(a: Complex, b: Complex): Complex {
  if (a.im === 0 && b.im === 0) return { re: a.re / b.re, im: 0 };
  const size = b.re * b.re + b.im * b.im;
  const top = multiply(a, { re: b.re, im: -b.im });
  return { re: top.re / size, im: top.im / size };
}

export function modulus({ re, im }: Complex): number {
  return im === 0 ? Math.abs(re) : Math.hypot(re, im);
}

export function exponential({ re, im }: Complex): Complex {
  const size = Math.exp(re);
  return im === 0 ? { re: size, im: 0 } : { re: size * Math.cos(im), im: size * Math.sin(im) };
}

/** The principal branch. */
export function logarithm(z: Complex): Complex {
  if (z.im === 0 && z.re > 0) return { re: Math.log(z.re), im: 0 };
  return { re: Math.log(modulus(z)), im: Math.atan2(z.im, z.re) };
}

/** The principal branch; 0 to a positive power is 0. */
export function raise(base: Complex, exponent: Complex): Complex {
  if (exponent.im === 0 && base.im === 0) {
    const real = base.re ** exponent.re;
    if (base.re >= 0 || Number.isInteger(exponent.re)) return { re: real, im: 0 };
  }
  if (base.re === 0 && base.im === 0) return complex(exponent.re > 0 ? 0 : Number.NaN);
  if (exponent.im === 0 && exponent.re === 0.5) return root(base);
  return exponential(multiply(exponent, logarithm(base)));
}

function root(z: Complex): Complex {
  const size = modulus(z);
  const re = Math.sqrt((size + z.re) / 2);
  const im = Math.sqrt((size - z.re) / 2);
  return { re, im: z.im < 0 ? -im : im };
}

const i = complex(0, 1);
const one = complex(1);

function sine(z: Complex): Complex {
  if (z.im === 0) return complex(Math.sin(z.re));
  return {
    re: Math.sin(z.re) * Math.cosh(z.im),
    im: Math.cos(z.re) * Math.sinh(z.im),
  };
}

function cosine(z: Complex): Complex {
  if (z.im === 0) return complex(Math.cos(z.re));
  return {
    re: Math.cos(z.re) * Math.cosh(z.im),
    im: -Math.sin(z.re) * Math.sinh(z.im),
  };
}

/** asinh z = log(z + sqrt(z^2 + 1)); the other inverses follow from it and from log. */
function arsinh(z: Complex): Complex {
  return logarithm(add(z, root(add(multiply(z, z), one))));
}

const turned = (z: Complex): Complex => multiply(i, z);
const back = (z: Complex): Complex => multiply(complex(0, -1), z);
const reciprocal = (z: Complex): Complex => divide(one, z);

const asin = (z: Complex): Complex =>
  z.im === 0 && Math.abs(z.re) <= 1 ? complex(Math.asin(z.re)) : back(arsinh(turned(z)));

const acos = (z: Complex): Complex =>
  z.im === 0 && Math.abs(z.re) <= 1
    ? complex(Math.acos(z.re))
    : add(complex(Math.PI / 2), multiply(complex(-1), asin(z)));

function atan(z: Complex): Complex {
  if (z.im === 0) return complex(Math.atan(z.re));
  const quotient = divide(add(one, turned(z)), add(one, back(z)));
  return multiply(complex(0, -0.5), logarithm(quotient));
}

function sinh(z: Complex): Complex {
  return back(sine(turned(z)));
}

function cosh(z: Complex): Complex {
  return cosine(turned(z));
}

/** Functions of one complex argument, by the names of {@link functionNames}. */
export const functions: Readonly<Record<string, (z: Complex) => Complex>> = {
  sin: sine,
  cos: cosine,
  tan: (z) => divide(sine(z), cosine(z)),
  cot: (z) => divide(cosine(z), sine(z)),
  sec: (z) => reciprocal(cosine(z)),
  csc: (z) => reciprocal(sine(z)),
  sinh,
  cosh,
  tanh: (z) => divide(sinh(z), cosh(z)),
  exp: exponential,
  asin,
  acos,
  atan,
  acot: (z) => atan(reciprocal(z)),
  asec: (z) => acos(reciprocal(z)),
  acsc: (z) => asin(reciprocal(z)),
  asinh: arsinh,
  acosh: (z) => logarithm(add(z, multiply(root(add(z, complex(1))), root(add(z, complex(-1)))))),
  atanh: (z) =>
    multiply(complex(0.5), logarithm(divide(add(one, z), add(one, multiply(complex(-1), z))))),
  abs: (z) => complex(modulus(z)),
  arg: (z) => complex(Math.atan2(z.im, z.re)),
  re: (z) => complex(z.re),
  im: (z) => complex(z.im),
  floor: (z) => (z.im === 0 ? complex(Math.floor(z.re + 1e-12)) : complex(Number.NaN)),
  ceiling: (z) => (z.im === 0 ? complex(Math.ceil(z.re - 1e-12)) : complex(Number.NaN)),
};
