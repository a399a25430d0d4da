/**
 * Reads `_headers`, which the build writes beside the pages: lines that start a rule (`/assets/*`), each followed by
 * indented `Name: value` lines. Several static hosts read the same file, so there is one place that says what is sent.
 */
export type HeadersOf = (path: string) => Readonly<Record<string, string>>;
/** Gives the headers of a path: all rules that match, later ones over earlier ones. */
export declare function parseHeaders(text: string): HeadersOf;
