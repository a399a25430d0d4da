/** Finds what references refer to among all that was recorded of a pattern. */
import type { CheckedPattern } from '../authored.ts';
import type { Report } from '../diagnostics.ts';
import { followPath } from '../json.ts';
import type { CheckedPage, PageMode } from '../page.ts';
import type { RecordedRun } from '../page-record.ts';
import type { RanOn } from '../proof.ts';
import { ranOnText } from '../ran-on-text.ts';
import { formatValue } from './format-value.ts';
import type { Resolve } from './replace-references.ts';

/** A recorded run, the page it is of, and on what that ran. */
export interface PlacedRun {
  readonly run: RecordedRun;
  readonly page: CheckedPage;
  readonly ranOn: readonly RanOn[];
}

/** Of references that stand on the page `on`. What leads to no number goes to `report`. */
export function resolverOf(
  { id, track, experiments }: CheckedPattern,
  runs: ReadonlyMap<string, PlacedRun>,
  on: PageMode,
  report: Report,
): Resolve {
  const addressOf = (mode: string) => `/${track.id}/${id}/${mode}`;
  return ({ written, name, path, format }, at) => {
    const experiment = experiments.get(name);
    const placed = runs.get(name);
    const values = placed?.run.values ?? experiment?.values;
    // A program whose run is not recorded has been reported.
    if (values === undefined) return null;
    const text = formatValue(followPath(values, path), format);
    if (text === null) {
      const suggestion = 'It leads to no number of what was recorded: name one of its values.';
      report('unknown-reference', at, { name: written.slice(2, -2), suggestion });
      return null;
    }
    if (placed === undefined) {
      const from = `Measured in the experiment, whose networks were trained ${ranOnText(experiment?.ranOn ?? [])}.`;
      return { text, href: addressOf('experiment'), from };
    }
    const { page, ranOn } = placed;
    const where = page.mode === on ? 'on this page' : `in “${page.title}”`;
    const address = page.mode === on ? '' : addressOf(page.mode);
    return {
      text,
      href: `${address}#${name}`,
      from: `Computed by a program ${where}, which ran ${ranOnText(ranOn)}.`,
    };
  };
}
