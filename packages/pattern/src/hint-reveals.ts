/** What counts as "the hint contains the answer". */

/**
 * Does `hint` (plain text) contain `answer` as a whole: not inside a longer word or number? One character, or a bare
 * word of up to three letters, is in any sentence and gives nothing away.
 */
export function hintReveals(hint: string, answer: string): boolean {
  const sought = normal(answer);
  if (sought.length < 2 || /^[a-z]{1,3}$/.test(sought)) return false;
  const escaped = sought.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const before = /^\w/.test(sought) ? '(?<![\\w.])' : '';
  const after = /\w$/.test(sought) ? '(?!\\w|\\.\\d)' : '';
  return new RegExp(before + escaped + after).test(normal(hint));
}

function normal(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}
