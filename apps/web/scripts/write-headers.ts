/**
 * Writes `_headers`: what a host must send with the site, in the form that several static hosts read themselves and
 * that `apps/server` reads too. The content policy names by hash everything that is inline.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What is inline in the pages, as a content policy writes it. */
interface InlineHashes {
  readonly script: string;
  readonly styles: readonly string[];
}
/** What running Python needs of the policy (`manifest.json` of the runtime's build). */
interface PythonPolicy {
  readonly scriptSrc: readonly string[];
  readonly workerSrc: readonly string[];
  readonly trustedTypes: readonly string[];
}

export async function writeHeaders(dist: string, inline: InlineHashes, python: PythonPolicy): Promise<void> {
  await writeFile(join(dist, '_headers'), headers(inline, python));
}

function headers({ script, styles }: InlineHashes, python: PythonPolicy): string {
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${script} ${python.scriptSrc.join(' ')}`,
    // Parts of a page that are fetched later link their own.
    `style-src 'self' ${styles.join(' ')}`,
    // The editor and formulas set styles on single elements; no rule for others can be made that way.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    `worker-src 'self' ${python.workerSrc.join(' ')}`,
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types tenfold tenfold-offline ${python.trustedTypes.join(' ')}`,
  ].join('; ');
  return `/*
  Content-Security-Policy: ${policy}
  Cross-Origin-Opener-Policy: same-origin
  Cross-Origin-Embedder-Policy: require-corp
  Cross-Origin-Resource-Policy: same-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=()
  Referrer-Policy: same-origin
  X-Content-Type-Options: nosniff
  Cache-Control: no-cache
# Only pages need the policy: it is long, and would weigh as much as a small script with each of these.
/assets/*
  Content-Security-Policy: default-src 'none'
  Cache-Control: public, max-age=31536000, immutable
/python/*
  Content-Security-Policy: default-src 'none'
  Cache-Control: public, max-age=31536000, immutable
`;
}
