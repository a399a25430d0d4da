import type { Verdict } from './judge.ts';

const COLUMNS = ['pytorch', 'typescript', 'python'] as const;

const figure = (amount: number | undefined, unit: string): string => {
  if (amount === undefined) return '-';
  if (unit === 'KB') return amount.toFixed(1);
  return amount < 0.1 ? amount.toFixed(4) : amount < 10 ? amount.toFixed(3) : amount.toFixed(1);
};

const verdictOf = (met: boolean | null): string => (met === null ? 'not told' : met ? 'met' : 'MISSED');

/** The table as text: our figure that counts is marked with *. */
export function tableOf(verdicts: readonly Verdict[]): string {
  const header = ['row', 'unit', ...COLUMNS, 'x PyTorch', 'target', '', 'fastest JS peer', 'peer / ours', ''];
  const lines = verdicts.map((v) => [
    v.title,
    v.unit,
    ...COLUMNS.map((name) => figure(v.amounts[name], v.unit) + (v.face === name ? '*' : '')),
    v.ratio === null ? '-' : v.ratio.toFixed(2),
    v.target,
    verdictOf(v.met),
    v.fastestPeer ? `${figure(v.amounts[v.fastestPeer], v.unit)} ${v.fastestPeer}` : '-',
    v.peerRatio === null ? '-' : v.peerRatio.toFixed(2),
    v.metAgainstPeers === null ? '' : verdictOf(v.metAgainstPeers),
  ]);
  const widths = header.map((title, i) =>
    Math.max(title.length, ...lines.map((line) => line[i]?.length ?? 0)),
  );
  const text = [header, ...lines].map((line) =>
    line.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  '),
  );
  const notes = verdicts.flatMap((v) => v.notes.map((note) => `${v.id}: ${note}`));
  return [...text.map((line) => line.trimEnd()), ...notes].join('\n');
}
