/**
 * A stock Firefox, driven over WebDriver BiDi: Playwright drives only a Firefox of its own making, which is not what people
 * have. Only what the specs beside this need: go to an address, and run a script there.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';

export interface Firefox {
  /** Resolves when the page has loaded. Rejects when there is none. */
  goto(url: string): Promise<void>;
  /** What `body`, the body of an async function, gives in the page. */
  evaluate<T>(body: string): Promise<T>;
  /** The same in the page's first frame. */
  evaluateInFrame<T>(body: string): Promise<T>;
  close(): Promise<void>;
}

const installed = process.env['TENFOLD_FIREFOX'] ?? '/usr/bin/firefox-esr';

/** Whether the machine has one; says so loudly where it has not. */
export function hasFirefox(): boolean {
  if (existsSync(installed)) return true;
  console.error(`NO FIREFOX HERE: ${installed} is missing, nothing is tried in Firefox in this run.`);
  return false;
}

export async function openFirefox(): Promise<Firefox> {
  const profile = await mkdtemp(join(tmpdir(), 'tenfold-firefox-'));
  const browser = spawn(
    installed,
    ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0', 'about:blank'],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const gone = new Promise((resolve) => browser.once('exit', resolve));
  const { send, close } = await openBidi(`${await addressOf(browser)}/session`);
  await send('session.new', { capabilities: {} });
  const treeFrom = (from: object) =>
    send<{ contexts: { context: string; children: { context: string }[] }[] }>(
      'browsingContext.getTree',
      from,
    );
  const context = (await treeFrom({})).contexts[0]?.context;
  const evaluateIn = async (target: string | undefined, body: string) => {
    const expression = `(async () => { ${body} })().then((value) => JSON.stringify(value ?? null))`;
    const { type, result, exceptionDetails } = await send<{
      type: string;
      result?: { value: string };
      exceptionDetails?: { text: string };
    }>('script.evaluate', {
      expression,
      awaitPromise: true,
      // As after a click, so that only what forbids a window keeps it from opening.
      userActivation: true,
      target: { context: target },
    });
    if (type !== 'success') throw new Error(exceptionDetails?.text ?? 'the script failed');
    return JSON.parse(result?.value ?? 'null');
  };
  return {
    async goto(url) {
      await send('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    evaluate: (body) => evaluateIn(context, body),
    async evaluateInFrame(body) {
      const tree = await treeFrom({ root: context });
      return evaluateIn(tree.contexts[0]?.children[0]?.context, body);
    },
    async close() {
      close();
      browser.kill();
      await gone;
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/** Firefox tells where it listens. */
function addressOf(browser: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    browser.stderr?.on('data', (data: Buffer) => {
      said += data.toString();
      const address = /WebDriver BiDi listening on (ws:\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    });
    browser.once('exit', () => reject(new Error(`Firefox ended: ${said}`)));
  });
}

type Send = <T>(method: string, params: object) => Promise<T>;

/** Commands have numbers; answers name them. */
async function openBidi(address: string): Promise<{ send: Send; close(): void }> {
  const socket = new WebSocket(address);
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let last = 0;
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', () => reject(new Error(`${address} does not answer`)));
  });
  socket.addEventListener('message', (event) => {
    const answer = JSON.parse((event as MessageEvent<string>).data);
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.type === 'success') asked?.resolve(answer.result);
    else asked?.reject(new Error(`${answer.error}: ${answer.message}`));
  });
  const send = (method: string, params: object) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      socket.send(JSON.stringify({ id: last, method, params }));
    });
  return { send: send as Send, close: () => socket.close() };
}
