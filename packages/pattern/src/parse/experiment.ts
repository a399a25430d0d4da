/** A recorded experiment, as far as prose refers to it: its `values`, and on what it ran. */
import * as v from 'valibot';
import type { Report } from '../diagnostics.ts';
import { jsonSchema } from '../json.ts';
import type { RecordedExperiment } from '../page.ts';
import { RAN_ON } from './proof.ts';

const RECORD = v.object({ values: v.record(v.string(), jsonSchema), ranOn: v.optional(RAN_ON, []) });

/** Reads `text`, the record of an experiment; null where it is none, which is reported. */
export function parseExperiment(file: string, text: string, report: Report): RecordedExperiment | null {
  const bad = (reason: string) => {
    report('bad-experiment', { file, line: 1, column: 1 }, { reason });
    return null;
  };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return bad(error instanceof Error ? error.message : String(error));
  }
  const result = v.safeParse(RECORD, json);
  if (!result.success) return bad('it has no `values`.');
  return result.output;
}
