/** Fetches the files of a manifest for the page, telling how far it is, and checks that they are what was built. */
import * as v from 'valibot';
import { RuntimeUnavailable } from '../../runtime.ts';
import { type Manifest, type ManifestFile, manifestSchema } from './manifest.ts';

/** Told while Python is being made ready. */
export type Progress =
  | {
      readonly kind: 'downloading';
      readonly what: keyof Manifest['files'];
      /** Of all files together, uncompressed. */
      readonly loadedBytes: number;
      readonly totalBytes: number;
    }
  | { readonly kind: 'starting' };

export interface Downloaded {
  readonly files: Readonly<Record<keyof Manifest['files'], ArrayBuffer>>;
  readonly policy: Manifest['policy'];
  /** Names these contents. */
  readonly version: string;
}

/** Fetches the manifest and the files beside it that it names. Rejects with `RuntimeUnavailable`. */
export async function download(
  manifestUrl: string,
  onProgress: (progress: Extract<Progress, { kind: 'downloading' }>) => void,
): Promise<Downloaded> {
  const { files, policy } = await fetchManifest(manifestUrl);
  const totalBytes = Object.values(files).reduce((sum, file) => sum + file.bytes, 0);
  let loadedBytes = 0;
  const fetchOne = (what: keyof typeof files): Promise<ArrayBuffer> =>
    fetchIntact(manifestUrl.replace(/[^/]*$/, files[what].name), files[what], (bytes) => {
      loadedBytes += bytes;
      onProgress({ kind: 'downloading', what, loadedBytes, totalBytes });
    });
  const [broker, worker, wasm, stdlib, python] = await Promise.all([
    fetchOne('broker'),
    fetchOne('worker'),
    fetchOne('wasm'),
    fetchOne('stdlib'),
    fetchOne('python'),
  ]);
  const version = Object.values(files)
    .map(({ sha256 }) => sha256.slice(0, 16))
    .join('-');
  return { files: { broker, worker, wasm, stdlib, python }, policy, version };
}

async function fetchManifest(url: string): Promise<Manifest> {
  const response = await get(url);
  const manifest = v.safeParse(manifestSchema, await response.json().catch(() => null));
  if (!manifest.success) throw unavailable(`${url} is not a manifest`);
  return manifest.output;
}

/** A file that is not what was built is asked for once more, past what the browser has kept of it. */
async function fetchIntact(
  url: string,
  file: ManifestFile,
  onBytes: (bytes: number) => void,
): Promise<ArrayBuffer> {
  let counted = 0;
  const count = (bytes: number): void => {
    counted += bytes;
    onBytes(bytes);
  };
  return fetchFile(await get(url), file, count).catch(async () => {
    onBytes(-counted);
    return fetchFile(await get(url, { cache: 'reload' }), file, onBytes);
  });
}

async function fetchFile(
  response: Response,
  file: ManifestFile,
  onBytes: (bytes: number) => void,
): Promise<ArrayBuffer> {
  const content = new Uint8Array(file.bytes);
  let at = 0;
  for await (const chunk of chunksOf(response, file.name)) {
    if (at + chunk.length > content.length) throw unavailable(`${file.name} is longer than it should be`);
    content.set(chunk, at);
    at += chunk.length;
    onBytes(chunk.length);
  }
  if (at < content.length) throw unavailable(`${file.name} came incomplete`);
  if (!(await isIntact(content, file))) throw unavailable(`${file.name} is damaged`);
  return content.buffer;
}

async function get(url: string, how?: RequestInit): Promise<Response> {
  const response = await fetch(url, how).catch((error: unknown) => {
    throw unavailable(`${url}: ${String(error)}`);
  });
  if (!response.ok) throw unavailable(`${url}: status ${response.status}`);
  return response;
}

async function* chunksOf(response: Response, name: string): AsyncGenerator<Uint8Array> {
  if (response.body === null) return;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      throw unavailable(`${name}: ${String(error)}`);
    });
    if (done) return;
    yield value;
  }
}

/** Compares digests, where the page has them: over plain http from another machine it does not. */
async function isIntact(content: BufferSource, file: ManifestFile): Promise<boolean> {
  if (!globalThis.isSecureContext) return true;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex === file.sha256;
}

function unavailable(why: string): RuntimeUnavailable {
  return new RuntimeUnavailable(
    `Python could not be downloaded (${why}). Check the connection and try again.`,
  );
}
