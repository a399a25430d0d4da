/** The data that programs of a pattern read: each file is fetched when a program that reads it is first run, and kept. */

const addresses = import.meta.glob<string>('/content/*/*/data/*', {
  query: '?data',
  import: 'url',
  eager: true,
});

const fetched = new Map<string, Promise<Uint8Array>>();

/** The file `name` of the pattern at `path` (`pytorch/label-smoothing`). Rejects when it cannot be had; the next call tries again. */
export function dataFile(path: string, name: string): Promise<Uint8Array> {
  const url = addresses[`/content/${path}/data/${name}`];
  if (url === undefined) throw new Error(`The pattern ${path} has no data file ${name}.`);
  const file = fetched.get(url) ?? fetchBytes(url);
  fetched.set(url, file);
  file.catch(() => fetched.delete(url));
  return file;
}

async function fetchBytes(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
