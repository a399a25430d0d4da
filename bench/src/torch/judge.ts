/** Turns figures into what the table says: ratios, whether targets are met, whether the results agree. */
import type { ContenderName } from './contenders.ts';
import { PEERS } from './contenders.ts';
import { PEER_FACTOR, type RowId, rows } from './rows.ts';
import type { Figure, Figures } from './run.ts';

export interface Verdict {
  readonly id: RowId;
  readonly title: string;
  readonly unit: string;
  /** By contender; null where it wasn't measured, then `notes` says why. */
  readonly amounts: Readonly<Partial<Record<ContenderName, number>>>;
  /** Which of our figures counts. */
  readonly face: 'typescript' | 'python';
  readonly target: string;
  /** Ours divided by PyTorch's, and the fastest peer's divided by ours. */
  readonly ratio: number | null;
  readonly peerRatio: number | null;
  readonly fastestPeer: ContenderName | null;
  /** null where it cannot be told. */
  readonly met: boolean | null;
  readonly metAgainstPeers: boolean | null;
  readonly notes: readonly string[];
}

export function judge(id: RowId, figures: Figures): Verdict {
  const row = rows[id];
  const ofRow = figures.get(id) ?? new Map<ContenderName, Figure>();
  const amounts: Partial<Record<ContenderName, number>> = {};
  const notes: string[] = [];
  for (const [name, figure] of ofRow) {
    if (figure.kind === 'measured') amounts[name] = figure.amount;
    else if (name === 'python' || name === 'typescript') notes.push(`${name}: ${figure.why}`);
  }
  notes.push(...disagreements(ofRow));
  const ours = amounts[row.face];
  const ratio = quotient(ours, amounts.pytorch);
  const peers = PEERS.filter((name) => amounts[name] !== undefined);
  const fastestPeer = peers.sort((a, b) => (amounts[a] ?? 0) - (amounts[b] ?? 0))[0] ?? null;
  const peerRatio = fastestPeer ? quotient(amounts[fastestPeer], ours) : null;
  return {
    id,
    title: row.title,
    unit: row.unit,
    face: row.face,
    amounts,
    ratio,
    peerRatio,
    fastestPeer,
    notes,
    target: row.ratio === undefined ? `<= ${row.limit} ${row.unit}` : `<= ${row.ratio} x PyTorch`,
    met: isMet(row.ratio, ratio) ?? isMet(row.limit, ours ?? null),
    metAgainstPeers: row.ratio === undefined || peerRatio === null ? null : peerRatio >= PEER_FACTOR,
  };
}

const quotient = (a: number | undefined, b: number | undefined): number | null =>
  a === undefined || b === undefined ? null : a / b;

const isMet = (limit: number | undefined, amount: number | null): boolean | null =>
  limit === undefined || amount === null ? null : amount <= limit;

/** Ours and PyTorch's first results must be the same number, or the race is off. */
function disagreements(ofRow: ReadonlyMap<ContenderName, Figure>): string[] {
  const valueOf = (name: ContenderName): number | undefined => {
    const figure = ofRow.get(name);
    return figure?.kind === 'measured' ? figure.value : undefined;
  };
  const expected = valueOf('pytorch');
  return (['typescript', 'python'] as const).flatMap((name) => {
    const value = valueOf(name);
    if (value === undefined || expected === undefined) return [];
    const apart = Math.abs(value - expected) / (1 + Math.abs(expected));
    return apart < 1e-3 ? [] : [`${name}: computes ${value}, PyTorch ${expected}`];
  });
}
