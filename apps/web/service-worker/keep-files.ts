/** Puts files of the site into the cache, each only when it is whole and as it was built. */
import { addressOf, isIntact, keyOf, type SiteFile } from './site-files.ts';

/** Why files could not be kept. What was kept before that is whole, and is not fetched again. */
export class NotKept extends Error {
  readonly why: 'full' | 'network' | 'damaged';

  constructor(why: NotKept['why'], detail: string) {
    super(detail);
    this.why = why;
  }
}

const AT_ONCE = 6;

/** Fetches what the cache lacks of `files`. `onKept` hears of each. Rejects with `NotKept`. */
export async function keepFiles(
  cache: Cache,
  files: readonly SiteFile[],
  onKept: (file: SiteFile) => void,
): Promise<void> {
  const waiting = files.values();
  let failure: unknown = null;
  const work = async (): Promise<void> => {
    for (const file of waiting) {
      if (!(await cache.match(keyOf(file)))) await put(cache, file, await fetchWhole(file));
      if (failure !== null) return;
      onKept(file);
    }
  };
  const workers = Array.from({ length: AT_ONCE }, () =>
    work().catch((error: unknown) => {
      failure ??= error;
    }),
  );
  await Promise.all(workers);
  if (failure !== null) throw failure;
}

/** Keeps a copy of an answer from the network, if it is what was built. Rejects with `NotKept` when there is no room. */
export async function keepAnswer(cache: Cache, file: SiteFile, answer: Response): Promise<void> {
  const content = await answer.arrayBuffer().catch(() => null);
  if (content && (await isIntact(content, file))) await put(cache, file, toKept(answer, content));
}

/** Takes away what neither `files` nor a page that is open needs. */
export async function dropOthers(cache: Cache, files: readonly SiteFile[]): Promise<void> {
  const wanted = new Set(files.map((file) => new URL(keyOf(file), location.origin).href));
  const others = (await cache.keys()).filter(({ url }) => !wanted.has(url));
  await Promise.all(others.map((request) => cache.delete(request)));
}

/** Asks twice: what the browser has of an earlier version may come first, and is then passed by. */
async function fetchWhole(file: SiteFile): Promise<Response> {
  let status = 0;
  for (const cache of ['default', 'reload'] as const) {
    const answer = await fetch(addressOf(file), { cache }).catch((error: unknown) => fail(file, error));
    const content = await answer.arrayBuffer().catch((error: unknown) => fail(file, error));
    // Whatever the status is: some hosts send the page for what is missing as missing.
    if (await isIntact(content, file)) return toKept(answer, content);
    status = answer.status;
  }
  if (status !== 200) fail(file, `status ${status}`);
  throw new NotKept('damaged', `${file.path} is not the file that was built`);
}

function fail({ path }: SiteFile, why: unknown): never {
  throw new NotKept('network', `${path}: ${String(why)}`);
}

/** The answer as it is given later: unpacked, and not the end of a redirect, which a page may not be answered with. */
function toKept(answer: Response, content: ArrayBuffer): Response {
  const headers = new Headers(answer.headers);
  headers.delete('content-encoding');
  headers.set('content-length', String(content.byteLength));
  return new Response(content, { headers });
}

async function put(cache: Cache, file: SiteFile, kept: Response): Promise<void> {
  await cache.put(keyOf(file), kept).catch((error: unknown) => {
    throw new NotKept('full', `${file.path}: ${String(error)}`);
  });
}
