/** A recorded experiment, as far as prose refers to it: what its `values` are, and the settings beside them. */
import * as v from 'valibot';
import type { Report } from '../diagnostics.ts';
import { type Json, jsonSchema } from '../json.ts';

const RECORD = v.looseObject({ values: v.record(v.string(), jsonSchema) });

/** Reads `text`, the record of an experiment; null where it is none, which is reported. */
export function parseExperiment(file: string, text: string, report: Report): Json | null {
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
  const { values, ...beside } = result.output;
  const settings = Object.entries(beside).flatMap(([name, value]) =>
    typeof value === 'number' ? [[name, value] as const] : [],
  );
  return { ...Object.fromEntries(settings), ...values };
}
