/**
 * What a comparison over seeds supports, and what it does not, in sentences. A difference is supported when the 95%
 * interval of its mean does not hold 0; a single seed supports nothing.
 */
import type { MeasureRow } from '@tenfold/pattern/experiment';
import { measureOf, writeDifference, writeValue } from './measures.ts';

export interface Findings {
  readonly supported: readonly string[];
  readonly unsupported: readonly string[];
}

/** `higher` and `lower` name the measures that are better so; rows of neither are left out. */
export function findingsOf(
  rows: readonly MeasureRow[],
  seeds: number,
  { higher, lower }: { readonly higher: readonly string[]; readonly lower: readonly string[] },
): Findings {
  const judged = rows.filter(({ measure }) => higher.includes(measure) || lower.includes(measure));
  if (seeds < 2) return { supported: [], unsupported: judged.map(singleSeed) };
  const isSupported = ({ low, high }: MeasureRow) => low !== null && high !== null && (low > 0 || high < 0);
  return {
    supported: judged
      .filter(isSupported)
      .map((row) => supportedText(row, seeds, higher.includes(row.measure))),
    unsupported: judged.filter((row) => !isSupported(row)).map(unsupportedText),
  };
}

function supportedText(row: MeasureRow, seeds: number, isHigherBetter: boolean): string {
  const { measure, difference, above, below } = row;
  const rose = difference > 0;
  const amount = writeDifference(measure, Math.abs(difference)).replace('+', '');
  const verdict = rose === isHigherBetter ? 'better' : 'worse';
  const count = rose ? above : below;
  return `${capital(measureOf(measure).inText)} ${rose ? 'rose' : 'fell'} by ${amount} (95% interval ${intervalText(row)}), in ${count} of ${seeds} seeds: ${verdict}.`;
}

function unsupportedText(row: MeasureRow): string {
  const { inText } = measureOf(row.measure);
  return `A change of ${inText}: the difference is ${writeDifference(row.measure, row.difference)}, and its interval, ${intervalText(row)}, holds 0.`;
}

function singleSeed({ measure, plain, treated }: MeasureRow): string {
  return `A change of ${measureOf(measure).inText}: ${writeValue(measure, plain)} and ${writeValue(measure, treated)} in one seed, which cannot be told from chance.`;
}

function intervalText({ measure, low, high }: MeasureRow): string {
  const [from, to] = [low ?? 0, high ?? 0].map((end) => writeDifference(measure, end));
  return `${from?.replace(' points', '')} to ${to}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
