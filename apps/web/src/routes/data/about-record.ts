import type { SetAside } from '@tenfold/store';

/** `answered, 24 November 2026: at: Expected number`: as much as a damaged record still tells, and what is wrong with it. */
export function aboutRecord(setAside: SetAside): string {
  const { record } = setAside;
  const fields: Readonly<Record<string, unknown>> =
    typeof record === 'object' && record !== null ? { ...record } : {};
  const kind = typeof fields['kind'] === 'string' ? fields['kind'] : 'a record without a kind';
  const day = typeof fields['at'] === 'number' ? dayOf(fields['at']) : '';
  return [kind, day === '' ? '' : `, ${day}`, 'problem' in setAside ? `: ${setAside.problem}` : ''].join('');
}

function dayOf(at: number): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return '';
  return date.toLocaleDateString('en', { day: 'numeric', month: 'long', year: 'numeric' });
}
