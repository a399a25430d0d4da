import * as v from 'valibot';

/** The field `tolerance`, of kinds that compare numbers. */
export const TOLERANCE = v.optional(
  v.pipe(v.number(), v.minValue(0), v.description('how far a number may be from the truth, like 1e-4')),
  1e-4,
);
