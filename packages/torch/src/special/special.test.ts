/** Reference values from torch.special in float64; identities where there is one. */
import { describe, expect, it } from 'vitest';
import { i0, i0e, i1 } from './bessel.ts';
import { erf, erfc, erfcx, erfinv, logNdtr, ndtri } from './error-function.ts';
import { digamma, igamma, igammac, lgamma, polygamma, zeta } from './gamma.ts';

const expectNear = (found: number, wanted: number) =>
  expect(Math.abs(found / wanted - 1)).toBeLessThan(1e-12);

describe('the error function', () => {
  it('is right near 0, where the series meets the fraction, and far out', () => {
    expectNear(erf(0.5), 0.5204998778130465);
    expectNear(erf(2.49), 0.9995707121322661);
    expectNear(erf(2.51), 0.9996142945182758);
    expectNear(erfc(5), 1.5374597944280347e-12);
    expectNear(erfcx(30), 0.018795888861416754);
  });

  it('has its inverse', () => {
    for (const x of [-3, -0.7, 1e-4, 0.3, 2]) expectNear(erfinv(erf(x)), x);
    expect(erfinv(1)).toBe(Infinity);
    expect(erfinv(1.5)).toBeNaN();
  });

  it('gives the normal distribution its tails', () => {
    expectNear(ndtri(1e-10), -6.361340902404056);
    expectNear(logNdtr(-20), -203.9171553710973);
  });
});

describe('the gamma function', () => {
  it('has a logarithm', () => {
    expectNear(lgamma(0.5), Math.log(Math.sqrt(Math.PI)));
    expectNear(lgamma(101), 363.73937555556347);
    expectNear(lgamma(-1.5), 0.8600470153764809);
    expect(lgamma(-2)).toBe(Infinity);
  });

  it('has derivatives', () => {
    expectNear(digamma(1), -0.5772156649015329);
    expectNear(digamma(-0.5), 0.03648997397857652);
    expectNear(polygamma(1, 1), Math.PI ** 2 / 6);
    expectNear(polygamma(2, 3), -0.1541138063191886);
    expectNear(zeta(2, 1), Math.PI ** 2 / 6);
  });

  it('splits in two', () => {
    expectNear(igamma(1, 2), 1 - Math.exp(-2));
    for (const x of [0.1, 2, 9]) expectNear(igamma(2.5, x) + igammac(2.5, x), 1);
  });
});

it('Bessel functions agree on both sides of the switch of series', () => {
  expectNear(i0(1), 1.2660658777520082);
  expectNear(i1(-1), -0.565159103992485);
  expectNear(i0e(24.9), 0.0803593326115322);
  expectNear(i0e(25.1), 0.08003519725429624);
});
