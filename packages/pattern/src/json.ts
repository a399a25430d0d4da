import * as v from 'valibot';

/** Whatever JSON can say. Numbers that it lacks are written as text: `nan`, `inf`, `-inf`. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** What `path` leads to, by names in objects and by numbers from 0 in lists; undefined where it leads nowhere. */
export function followPath(json: Json, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((at, step) => {
    if (at === undefined || at === null || typeof at !== 'object') return undefined;
    return new Map<string, Json>(Object.entries(at)).get(step);
  }, json);
}

export const jsonSchema: v.GenericSchema<unknown, Json> = v.lazy(() =>
  v.union([
    v.null(),
    v.boolean(),
    v.number(),
    v.string(),
    v.array(jsonSchema),
    v.record(v.string(), jsonSchema),
  ]),
);
