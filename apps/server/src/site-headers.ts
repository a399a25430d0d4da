/**
 * Reads `_headers`, which the build writes beside the pages: lines that start a rule (`/assets/*`), each followed by
 * indented `Name: value` lines. Several static hosts read the same file, so there is one place that says what is sent.
 */
export type HeadersOf = (path: string) => Readonly<Record<string, string>>;

interface Rule {
  readonly pattern: string;
  readonly headers: Record<string, string>;
}

/** Gives the headers of a path: all rules that match, later ones over earlier ones. */
export function parseHeaders(text: string): HeadersOf {
  const rules: Rule[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const colon = line.indexOf(':');
    if (!/^\s/.test(line)) rules.push({ pattern: line.trim(), headers: {} });
    else if (colon > 0) {
      const rule = rules.at(-1);
      if (rule) rule.headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
    }
  }
  return (path) =>
    Object.assign({}, ...rules.filter((rule) => matches(rule, path)).map((rule) => rule.headers));
}

function matches({ pattern }: Rule, path: string): boolean {
  return pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
}
