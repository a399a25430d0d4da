/**
 * The pages while they are worked on: Vite's server over `content/`, with Python. `tenfold preview` uses it to show a pattern
 * that is being written, and puts its faults over the page.
 */
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildBrowser } from '@tenfold/runtime/build';
import { createServer, type Plugin } from 'vite';

const app = join(import.meta.dirname, '..');
const pythonFolder = join(app, 'node_modules/.tenfold/dev-python');

export interface DevServer {
  /** `http://localhost:5173/` */
  readonly url: string;
  /** Shows the pages anew; with a text, that text over them, until it is shown anew. */
  show(fault: string | null): void;
  close(): Promise<void>;
}

/** Starts on `port` of this machine alone, or the next one that is free. */
export async function startDevServer(port: number): Promise<DevServer> {
  await buildBrowser(pythonFolder);
  const server = await createServer({
    configFile: join(app, 'vite.config.ts'),
    plugins: [servePython],
    server: {
      port,
      host: 'localhost',
      // What lets a running program be interrupted, as on the built site.
      headers: {
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
      },
    },
  });
  let shown: string | null = null;
  const showFault = () => {
    if (shown !== null) server.ws.send({ type: 'error', err: { message: shown, stack: '' } });
  };
  server.ws.on('connection', showFault);
  await server.listen();
  return {
    url: server.resolvedUrls?.local[0] ?? `http://localhost:${port}/`,
    show(fault) {
      shown = fault;
      if (fault !== null) return showFault();
      server.moduleGraph.invalidateAll();
      server.ws.send({ type: 'full-reload' });
    },
    close: () => server.close(),
  };
}

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript',
  json: 'application/json',
  wasm: 'application/wasm',
};

const servePython: Plugin = {
  name: 'tenfold:serve-python',
  configureServer(server) {
    server.middlewares.use('/python', (request, response, next) => {
      const name = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1);
      const file = join(pythonFolder, name);
      if (!/^[\w.-]+$/.test(name) || !existsSync(file)) return next();
      response.setHeader('Content-Type', TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream');
      createReadStream(file).pipe(response);
    });
  },
};
