/** `word` nearest to what was written, for "did you mean": at most two in five of its letters differ. */
export function nearest(written: string, words: readonly string[]): string | null {
  let best: string | null = null;
  let least = Math.max(1, Math.floor(written.length / 2.5)) + 1;
  for (const word of words) {
    const distance = editDistance(written.toLowerCase(), word.toLowerCase());
    if (distance < least) [best, least] = [word, distance];
  }
  return best;
}

/** A remedy: the near-miss if there is one, else all that is allowed. */
export function suggestion(written: string, words: readonly string[]): string {
  const word = nearest(written, words);
  if (word !== null) return `Did you mean \`${word}\`?`;
  return words.length === 0 ? 'Remove it.' : `There is ${words.map((known) => `\`${known}\``).join(', ')}.`;
}

/** Letters to insert, remove or replace, or neighbours to swap (Damerau-Levenshtein, restricted). */
function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const at = (i: number, j: number) => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped =
        a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same, swapped));
    }
  }
  return at(a.length, b.length);
}
