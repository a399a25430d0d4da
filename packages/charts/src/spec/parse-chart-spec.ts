import * as v from 'valibot';
import { type ChartSpec, chartSpec } from './chart-spec.ts';
import { type ChartProblem, checkWhole } from './whole-chart.ts';

export type ParsedSpec =
  | { readonly kind: 'spec'; readonly spec: ChartSpec }
  | { readonly kind: 'problems'; readonly problems: readonly ChartProblem[] };

/** A chart from anything, usually an author's dict as JSON; every problem names its field and what to do. Never throws. */
export function parseChartSpec(value: unknown): ParsedSpec {
  const parsed = v.safeParse(chartSpec, value);
  if (!parsed.success) return { kind: 'problems', problems: parsed.issues.map(toProblem) };
  const problems = checkWhole(parsed.output);
  return problems.length > 0 ? { kind: 'problems', problems } : { kind: 'spec', spec: parsed.output };
}

function toProblem(issue: v.BaseIssue<unknown>): ChartProblem {
  return { field: fieldOf(issue.path ?? []), message: messageOf(issue) };
}

function fieldOf(path: readonly v.IssuePathItem[]): string {
  return path
    .map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}

function messageOf(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'variant')
    return `must be one of ${issue.expected?.replaceAll(' | ', ', ').replace(/[()]/g, '') ?? 'the kinds of charts'}`;
  if (issue.type === 'strict_object' && issue.expected === 'never')
    return 'is not a field of this chart: correct its name or remove it';
  if (issue.received === 'undefined') return 'is missing: add it';
  return issue.message;
}
