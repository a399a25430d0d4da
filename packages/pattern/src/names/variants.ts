/** The variants of a question: which there are is for Python to say, which text each has is `instantiate`'s. */
import * as v from 'valibot';
import type { AuthoredQuestion } from '../authored.ts';
import type { VariantId } from '../question.ts';
import type { Values } from './names.ts';

/** One choice of parameters. */
export interface VariantValues {
  readonly id: VariantId;
  /** Parameters and derived values as Python's `str` writes them: what stands in for `{name}`. */
  readonly values: Values;
}

/**
 * A Python program that prints all variants of `question` as JSON, for `parseVariants`: the product of `vary`, kept where
 * `where` is true, with what `derive` sets. It raises what `derive` and `where` raise.
 */
export function variantsProgram(question: AuthoredQuestion): string {
  const { vary, derive, where, names } = question.parameters;
  return `
import itertools, json, math
_vary = {${vary.map(({ name, values }) => `"${name}": [${values.join(', ')}]`).join(', ')}}
_derive = compile(${toPythonText(derive?.text ?? '')}, "derive", "exec")
_where = compile(${toPythonText(where?.text ?? 'True')}, "where", "eval")
_variants = []
for _choice in itertools.product(*_vary.values()):
    _scope = {"math": math, **dict(zip(_vary, _choice))}
    exec(_derive, _scope)
    if eval(_where, _scope):
        _id = ",".join(f"{name}={value}" for name, value in zip(_vary, _choice)).replace(" ", "") or "-"
        _variants.append({"id": _id, "values": {name: str(_scope[name]) for name in ${JSON.stringify(names)}}})
print(json.dumps(_variants))
`.trimStart();
}

/** JSON strings are Python strings: both escape with \n, \", \\ and \uXXXX. */
function toPythonText(text: string): string {
  return JSON.stringify(text);
}

const VARIANTS = v.array(
  v.object({
    id: v.pipe(
      v.string(),
      v.minLength(1),
      v.transform((id) => id as VariantId),
    ),
    values: v.record(v.string(), v.string()),
  }),
);

/** What `variantsProgram` printed. Throws when it is something else: our own bug, or a `derive` that prints. */
export function parseVariants(stdout: string): readonly VariantValues[] {
  return v.parse(VARIANTS, JSON.parse(stdout));
}
