/** A recorded proof from its file. */
import * as v from 'valibot';
import { type Diagnostic } from '../diagnostic.ts';
import { reportInto } from '../diagnostics.ts';
import type { AnswerKey } from '../answer.ts';
import type { Proof } from '../proof.ts';
import type { VariantId } from '../question.ts';

const OUTCOME = v.strictObject({
  kind: v.picklist(['finished', 'raised', 'timed-out', 'interrupted']),
  shown: v.string(),
  error: v.nullable(v.strictObject({ type: v.string(), message: v.string() })),
});

const ANSWER = v.pipe(
  v.string(),
  v.transform((answer) => answer as AnswerKey),
);

const PROOF: v.GenericSchema<unknown, Proof> = v.strictObject({
  format: v.literal(1),
  question: v.string(),
  hash: v.string(),
  ranOn: v.array(
    v.strictObject({ on: v.picklist(['engine', 'pytorch']), python: v.string(), torch: v.string() }),
  ),
  variants: v.array(
    v.strictObject({
      id: v.pipe(
        v.string(),
        v.transform((id) => id as VariantId),
      ),
      values: v.record(v.string(), v.string()),
      candidates: v.pipe(
        v.array(v.strictObject({ answers: v.array(ANSWER), passes: v.boolean(), outcome: OUTCOME })),
        v.transform((groups) =>
          groups.flatMap(({ answers, passes, outcome }) =>
            answers.map((answer) => ({ answer, passes, outcome })),
          ),
        ),
      ),
    }),
  ),
});

/** Reads the JSON of a recorded proof; null and a diagnostic when it is none. */
export function parseProof(
  file: string,
  text: string,
): { readonly proof: Proof | null; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const bad = (reason: string) => {
    reportInto(diagnostics)('bad-proof', { file, line: 1, column: 1 }, { reason });
    return { proof: null, diagnostics };
  };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return bad(error instanceof Error ? error.message : String(error));
  }
  const result = v.safeParse(PROOF, json);
  if (result.success) return { proof: result.output, diagnostics };
  const [issue] = result.issues;
  return bad(`${v.getDotPath(issue) ?? 'it'}: ${issue.message}`);
}
