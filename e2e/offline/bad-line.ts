/** A bad line to a site: what is sent through it can be held in the middle for as long as a test wants, or break off there. */
import { createServer, request as ask, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface BadLine {
  readonly url: string;
  /** Sends only the first half of what `path` names, and the rest when the function that it gives is called. */
  hold(path: RegExp): () => void;
  /** Breaks off what `path` names after its first half, until `mend`. */
  breakOff(path: RegExp): void;
  mend(): void;
  close(): Promise<void>;
}

export async function openBadLine(to: string): Promise<BadLine> {
  let broken: RegExp | null = null;
  let held: { path: RegExp; released: Promise<void> } | null = null;
  const pass = async (path: string, body: Buffer, response: ServerResponse) => {
    const [start, rest] = [body.subarray(0, body.length / 2), body.subarray(body.length / 2)];
    await new Promise((resolve) => response.write(start, resolve));
    if (broken?.test(path)) return void response.destroy();
    if (held?.path.test(path)) await held.released;
    response.end(rest);
  };
  const server = createServer(({ url: path = '/', headers, method }, response) => {
    const asking = ask(new URL(path, to), { method, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        void pass(path, Buffer.concat(chunks), response);
      });
    });
    asking.on('error', () => response.destroy());
    asking.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hold(path) {
      let release = (): void => undefined;
      const released = new Promise<void>((resolve) => {
        release = resolve;
      });
      held = { path, released };
      return release;
    },
    breakOff(path) {
      broken = path;
    },
    mend() {
      broken = null;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
