/** Ways by which a program could get out of its sandbox, each as the Python that tries it (docs/security.md lists them). */
export interface WayOut {
  readonly title: string;
  /**
   * Sets `found` to a text when it got somewhere, or `pending` to a promise that is fulfilled when it does; an
   * exception means that it did not. `BASE` is the page's address, with a slash at its end.
   */
  readonly attempt: string;
  /** It would fail in any worker, so the sandbox is not what prevents it. */
  readonly failsInAnyWorker?: true;
}

export const WAYS_OUT: readonly WayOut[] = [
  { title: "fetch with the page's cookies", attempt: 'pending = js.fetch(BASE + "secret/fetch")' },
  {
    title: 'fetch without looking at the answer',
    attempt: 'pending = js.fetch(BASE + "secret/no-cors", to_js({"method": "POST", "mode": "no-cors"}))',
  },
  {
    title: 'synchronous XMLHttpRequest',
    attempt:
      'x = js.XMLHttpRequest.new()\nx.open("GET", BASE + "secret/xhr", False)\nx.send()\nfound = x.responseText',
  },
  {
    title: 'WebSocket',
    attempt: 'pending = opened(js.WebSocket.new(BASE.replace("http", "ws") + "secret/socket"))',
  },
  { title: 'EventSource', attempt: 'pending = opened(js.EventSource.new(BASE + "secret/events"))' },
  {
    title: "importScripts from the page's origin",
    attempt:
      'js.WorkerGlobalScope.prototype.importScripts.call(js.self, BASE + "secret/script.js")\nfound = "ran"',
  },
  {
    title: 'import of a module from a data address',
    attempt: 'pending = run_js("import(\'data:text/javascript,export default 1\')")',
  },
  { title: 'eval', attempt: 'found = str(run_js("1 + 1"))' },
  { title: 'the constructor of functions', attempt: 'found = str(js.Object.constructor("return 1")())' },
  { title: 'cookies', failsInAnyWorker: true, attempt: 'pending = js.cookieStore.getAll()' },
  { title: 'the document', failsInAnyWorker: true, attempt: 'found = js.document.cookie' },
  {
    title: "the page's local storage",
    failsInAnyWorker: true,
    attempt: 'found = js.localStorage.getItem("progress")',
  },
  { title: "the page's IndexedDB", attempt: 'pending = opened(js.indexedDB.open("progress"), "onsuccess")' },
  { title: "the page's cache", attempt: 'pending = js.caches.open("shell")' },
  { title: "the page's private files", attempt: 'pending = js.navigator.storage.getDirectory()' },
  { title: "the page's locks", attempt: 'pending = js.navigator.locks.query()' },
  {
    title: "the page's window",
    failsInAnyWorker: true,
    attempt: 'found = str(js.parent.document.title or js.window.parent)',
  },
  { title: 'a new window', failsInAnyWorker: true, attempt: 'found = str(js.open(BASE + "secret/window"))' },
  {
    title: "the page's address",
    failsInAnyWorker: true,
    attempt: 'js.top.location.href = BASE + "secret/top"\nfound = "led away"',
  },
  {
    title: 'a window that is open already',
    failsInAnyWorker: true,
    attempt: 'pending = js.clients.openWindow(BASE + "secret/client")',
  },
  {
    title: 'a socket from Python',
    failsInAnyWorker: true,
    attempt: 'import urllib.request\nfound = urllib.request.urlopen(BASE + "secret/urllib").read().decode()',
  },
  {
    title: 'a worker of its own that fetches',
    attempt: `source = "fetch('" + BASE + "secret/nested').then(() => postMessage('reached'), () => postMessage('blocked'))"
worker = js.Worker.new(js.URL.createObjectURL(js.Blob.new(to_js([source]), to_js({"type": "text/javascript"}))))
pending = opened(worker, "onmessage")`,
  },
];

/** Names and functions that the attempts use. */
export const preludeFor = (base: string): string => `
import js
from pyodide.code import run_js
from pyodide.ffi import create_proxy, to_js as convert

BASE = "${base}"
found = pending = None

def to_js(value):
    return convert(value, dict_converter=js.Object.fromEntries)

def opened(target, event="onopen"):
    def settle(resolve, reject):
        setattr(target, event, lambda e: resolve(getattr(e, "data", "open")))
        target.onerror = lambda e: reject(e.type)
    return js.Promise.new(create_proxy(settle))

def tell(text):
    js.wayOut = text
`;

/** Tries one, and leaves what came of it where `REPORT` finds it: a promise is settled after the program. */
export const programFor = ({ attempt }: WayOut): string => `
tell("pending")
try:
${attempt.replaceAll(/^/gm, '    ')}
except BaseException as error:
    tell(f"blocked: {type(error).__name__} {error}")
else:
    if pending is not None:
        pending.then(
            lambda value: tell("blocked" if value == "blocked" else f"REACHED {value}"),
            lambda error: tell(f"blocked: {error}"),
        )
    else:
        tell(f"REACHED {found}" if found else "blocked: found nothing")
`;

export const REPORT = 'import js\nprint(js.wayOut, end="")';
