/** What was recorded, from its file: the proof of a question, the programs of a page. */
import * as v from 'valibot';
import { type Diagnostic } from '../diagnostic.ts';
import { reportInto } from '../diagnostics.ts';
import type { AnswerKey } from '../answer.ts';
import { jsonSchema } from '../json.ts';
import { PAGE_MODES, type ProgramId } from '../page.ts';
import type { PageRecord } from '../page-record.ts';
import type { Proof } from '../proof.ts';
import type { VariantId } from '../question.ts';

const ERROR = v.nullable(v.strictObject({ type: v.string(), message: v.string() }));
/** The runtimes that something was recorded on. */
export const RAN_ON = v.array(
  v.strictObject({ on: v.picklist(['engine', 'pytorch']), python: v.string(), torch: v.string() }),
);

const OUTCOME = v.strictObject({
  kind: v.picklist(['finished', 'raised', 'timed-out', 'interrupted']),
  shown: v.string(),
  error: ERROR,
});

const ANSWER = v.pipe(
  v.string(),
  v.transform((answer) => answer as AnswerKey),
);

const PROOF: v.GenericSchema<unknown, Proof> = v.strictObject({
  format: v.literal(1),
  question: v.string(),
  hash: v.string(),
  ranOn: RAN_ON,
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

const PAGE: v.GenericSchema<unknown, PageRecord> = v.strictObject({
  format: v.literal(1),
  page: v.picklist(PAGE_MODES),
  ranOn: RAN_ON,
  programs: v.array(
    v.strictObject({
      id: v.pipe(
        v.string(),
        v.transform((id) => id as ProgramId),
      ),
      hash: v.string(),
      printed: v.pipe(
        v.array(v.string()),
        v.transform((lines) => lines.join('\n')),
      ),
      error: ERROR,
      values: v.record(v.string(), jsonSchema),
      figure: jsonSchema,
    }),
  ),
});

interface Read<T> {
  readonly proof: T | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the JSON of a recorded proof; null and a diagnostic when it is none. */
export function parseProof(file: string, text: string): Read<Proof> {
  return parseRecord(PROOF, file, text);
}

/** Reads the JSON of a page's record; null and a diagnostic when it is none. */
export function parsePageRecord(file: string, text: string): Read<PageRecord> {
  return parseRecord(PAGE, file, text);
}

function parseRecord<T>(schema: v.GenericSchema<unknown, T>, file: string, text: string): Read<T> {
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
  const result = v.safeParse(schema, json);
  if (result.success) return { proof: result.output, diagnostics };
  const [issue] = result.issues;
  return bad(`${v.getDotPath(issue) ?? 'it'}: ${issue.message}`);
}
