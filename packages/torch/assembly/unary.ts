/** Elementwise functions of one operand. Each is a class without fields, so that its loop has it inlined. */
import * as functions from './functions';
import { floats, loadUpTo4, storeUpTo4 } from './lanes';

class Neg {
  of(x: v128): v128 {
    return f32x4.neg(x);
  }
}
class Abs {
  of(x: v128): v128 {
    return f32x4.abs(x);
  }
}
class Sqrt {
  of(x: v128): v128 {
    return f32x4.sqrt(x);
  }
}
class Reciprocal {
  of(x: v128): v128 {
    return f32x4.div(f32x4.splat(1), x);
  }
}
class Relu {
  of(x: v128): v128 {
    return v128.andnot(x, f32x4.le(x, f32x4.splat(0)));
  }
}
class Exp {
  of(x: v128): v128 {
    return functions.exp(x);
  }
}
class Log {
  of(x: v128): v128 {
    return functions.log(x);
  }
}
class Sigmoid {
  of(x: v128): v128 {
    return functions.sigmoid(x);
  }
}
class Tanh {
  of(x: v128): v128 {
    return functions.tanh(x);
  }
}
class Erf {
  of(x: v128): v128 {
    return functions.erf(x);
  }
}

function each<F>(n: i32, x: usize, out: usize): void {
  const f = changetype<F>(0);
  const bytes = floats(n);
  for (let i: usize = 0; i < bytes; i += 16)
    storeUpTo4(out + i, f.of(loadUpTo4(x + i, bytes - i)), bytes - i);
}

export function neg(n: i32, x: usize, out: usize): void {
  each<Neg>(n, x, out);
}
export function abs(n: i32, x: usize, out: usize): void {
  each<Abs>(n, x, out);
}
export function sqrt(n: i32, x: usize, out: usize): void {
  each<Sqrt>(n, x, out);
}
export function reciprocal(n: i32, x: usize, out: usize): void {
  each<Reciprocal>(n, x, out);
}
export function relu(n: i32, x: usize, out: usize): void {
  each<Relu>(n, x, out);
}
export function exp(n: i32, x: usize, out: usize): void {
  each<Exp>(n, x, out);
}
export function log(n: i32, x: usize, out: usize): void {
  each<Log>(n, x, out);
}
export function sigmoid(n: i32, x: usize, out: usize): void {
  each<Sigmoid>(n, x, out);
}
export function tanh(n: i32, x: usize, out: usize): void {
  each<Tanh>(n, x, out);
}
export function erf(n: i32, x: usize, out: usize): void {
  each<Erf>(n, x, out);
}
