/** `main.ts --dir FOLDER [--port N] [--host ADDRESS]`: serves a built site until it is interrupted. */
import { parseArgs } from 'node:util';
import { startServer } from './start-server.ts';

const DEFAULT_PORT = 4173;

function refuse(why: string): never {
  console.error(`tenfold: ${why}\nUsage: npm start -- [--port 0-65535] [--host ADDRESS]`);
  process.exit(2);
}

function readOptions() {
  try {
    const options = { dir: { type: 'string' }, port: { type: 'string' }, host: { type: 'string' } } as const;
    return parseArgs({ options }).values;
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

const values = readOptions();
const wanted = values.port ?? process.env.PORT;
const port = wanted === undefined ? DEFAULT_PORT : Number(wanted);
if (values.dir === undefined) refuse('--dir names the folder to serve.');
if (!Number.isInteger(port) || port < 0 || port > 65_535) refuse(`there is no port '${wanted}'.`);

try {
  const server = await startServer({
    dir: values.dir,
    port,
    orNextPort: wanted === undefined,
    ...(values.host === undefined ? {} : { host: values.host }),
  });
  console.log(`tenfold: ${server.url}  (Ctrl+C stops it)`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void server.close().then(() => process.exit(0)));
  }
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  console.error(`tenfold: the server could not start: ${message}`);
  if (message.includes('EADDRINUSE')) console.error(`tenfold: choose another port: --port ${port + 1}`);
  else if (values.host !== undefined)
    console.error('tenfold: --host takes an address of this machine, 0.0.0.0 for all.');
  process.exit(1);
}
