/** Reference values from torch.special in float64; identities where there is one. */
import { describe, expect, it } from 'vitest';
import { i0, i0e, i1 } from './bessel.ts';
import { erf, erfc, erfcx, erfinv, logNdtr, ndtri } from './error-function.ts';
import { digamma, igamma, igammac, lgamma, polygamma, zeta } from './gamma.ts';

const near = (found: number, wanted: number) => expect(Math.abs(found / wanted - 1)).toBeLessThan(1e-12);

describe('the error function', () => {
  it('is right near 0, where the series meets the fraction, and far out', () => {
    near(erf(0.5), 0.5204998778130465);
    near(erf(2.49), 0.9995707121322661);
    near(erf(2.51), 0.9996142945182758);
    near(erfc(5), 1.5374597944280347e-12);
    near(erfcx(30), 0.018795888861416754);
  });

  it('has its inverse', () => {
    for (const x of [-3, -0.7, 1e-4, 0.3, 2]) near(erfinv(erf(x)), x);
    expect(erfinv(1)).toBe(Infinity);
    expect(erfinv(1.5)).toBeNaN();
  });

  it('gives the normal distribution its tails', () => {
    near(ndtri(1e-10), -6.361340902404056);
    near(logNdtr(-20), -203.9171553710973);
  });
});

describe('the gamma function', () => {
  it('has a logarithm', () => {
    near(lgamma(0.5), Math.log(Math.sqrt(Math.PI)));
    near(lgamma(101), 363.73937555556347);
    near(lgamma(-1.5), 0.8600470153764809);
    expect(lgamma(-2)).toBe(Infinity);
  });

  it('has derivatives', () => {
    near(digamma(1), -0.5772156649015329);
    near(digamma(-0.5), 0.03648997397857652);
    near(polygamma(1, 1), Math.PI ** 2 / 6);
    near(polygamma(2, 3), -0.1541138063191886);
    near(zeta(2, 1), Math.PI ** 2 / 6);
  });

  it('splits in two', () => {
    near(igamma(1, 2), 1 - Math.exp(-2));
    for (const x of [0.1, 2, 9]) near(igamma(2.5, x) + igammac(2.5, x), 1);
  });
});

it('Bessel functions agree on both sides of the switch of series', () => {
  near(i0(1), 1.2660658777520082);
  near(i1(-1), -0.565159103992485);
  near(i0e(24.9), 0.0803593326115322);
  near(i0e(25.1), 0.08003519725429624);
});
