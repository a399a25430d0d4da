/** Fetches the files of a manifest for the page, telling how far it is, and checks that they are what was built. */
import * as v from 'valibot';
import { RuntimeUnavailable } from '../../runtime.ts';
import { digestOf } from './digest.ts';
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

type Files = Readonly<Record<keyof Manifest['files'], ArrayBuffer>>;

export interface Downloading {
  /** The scripts come before the rest. */
  readonly broker: Promise<ArrayBuffer>;
  readonly worker: Promise<ArrayBuffer>;
  readonly files: Promise<Files>;
  readonly policy: Manifest['policy'];
  /** Names these contents. */
  readonly version: string;
}

type OnDownloading = (progress: Extract<Progress, { kind: 'downloading' }>) => void;

/** Fetches the manifest and the files beside it that it names. Rejects with `RuntimeUnavailable`. */
export async function download(manifestUrl: string, onProgress: OnDownloading): Promise<Files> {
  return (await startDownload(manifestUrl, onProgress)).files;
}

/** The same, to be used while it comes. */
export async function startDownload(manifestUrl: string, onProgress: OnDownloading): Promise<Downloading> {
  const { files, policy } = await fetchManifest(manifestUrl);
  const totalBytes = Object.values(files).reduce((sum, file) => sum + file.bytes, 0);
  let loadedBytes = 0;
  const fetchOne = (what: keyof typeof files): Promise<ArrayBuffer> =>
    fetchIntact(manifestUrl.replace(/[^/]*$/, files[what].name), files[what], (bytes) => {
      loadedBytes += bytes;
      onProgress({ kind: 'downloading', what, loadedBytes, totalBytes });
    });
  const [broker, worker] = [fetchOne('broker'), fetchOne('worker')];
  const all = Promise.all([broker, worker, fetchOne('wasm'), fetchOne('stdlib'), fetchOne('python')]).then(
    ([broker, worker, wasm, stdlib, python]) => ({ broker, worker, wasm, stdlib, python }),
  );
  // Whoever waits is told; nobody need wait.
  all.catch(() => undefined);
  const version = Object.values(files)
    .map(({ sha256 }) => sha256.slice(0, 16))
    .join('-');
  return { broker, worker, files: all, policy, version };
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
  return (await digestOf(content)) === file.sha256;
}

function unavailable(why: string): RuntimeUnavailable {
  return new RuntimeUnavailable(
    `Python could not be downloaded (${why}). Check the connection and try again.`,
  );
}
