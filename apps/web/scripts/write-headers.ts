/**
 * Writes `_headers`: what a host must send with the site, in the form that several static hosts read themselves and
 * that `apps/server` reads too. The content policy names by hash everything that is inline.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export async function writeHeaders(dist: string, hashes: { script: string; style: string }): Promise<void> {
  await writeFile(join(dist, '_headers'), headers(hashes));
}

function headers({ script, style }: { script: string; style: string }): string {
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${script} 'wasm-unsafe-eval'`,
    `style-src ${style}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types tenfold',
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
/assets/*
  Cache-Control: public, max-age=31536000, immutable
`;
}
