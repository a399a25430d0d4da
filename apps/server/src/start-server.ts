/** Serves a built site over HTTP on this machine. */
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { siteApp } from './site-app.ts';
import { readSite } from './site-files.ts';
import { parseHeaders } from './site-headers.ts';

export interface ServerOptions {
  /** The folder of the built site. */
  readonly dir: string;
  /** 0 chooses a free one. */
  readonly port: number;
  /** Default: this machine only. */
  readonly host?: string;
  /** When the port is taken, the next free one is used. */
  readonly orNextPort?: boolean;
}

export interface RunningServer {
  /** `http://127.0.0.1:4173` */
  readonly url: string;
  /** Lets running answers end (at most `CLOSE_MS`), then stops. */
  close(): Promise<void>;
}

/** Who takes longer to send a request is cut off, so that it holds no connection for ever. */
const SLOW = { headersTimeout: 10_000, requestTimeout: 20_000 };
const CLOSE_MS = 2000;
/** A connection that has had its answer waits for another request; on closing it is ended this soon. */
const IDLE_CHECK_MS = 20;
const PORTS_TRIED = 20;

/** Rejects when `dir` cannot be read or the port cannot be had. */
export async function startServer({
  dir,
  port,
  host = '127.0.0.1',
  orNextPort = false,
}: ServerOptions): Promise<RunningServer> {
  const headersOf = parseHeaders(await readFile(join(dir, '_headers'), 'utf8').catch(() => ''));
  const app = siteApp(await readSite(dir), headersOf);
  const server = createServer(SLOW, getRequestListener(app.fetch, { overrideGlobalObjects: false }));
  const used = await listen(server, port, host, orNextPort ? PORTS_TRIED : 1);
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return { url: `http://${name}:${used}`, close: () => close(server) };
}

async function listen(server: Server, port: number, host: string, tries: number): Promise<number> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, () => {
        server.off('error', reject);
        resolve();
      });
    });
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (taken && tries > 1) return listen(server, port + 1, host, tries - 1);
    throw error;
  }
  const address = server.address();
  return typeof address === 'object' && address ? address.port : port;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), CLOSE_MS);
    const whenIdle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
    server.close(() => {
      clearTimeout(force);
      clearInterval(whenIdle);
      resolve();
    });
  });
}
