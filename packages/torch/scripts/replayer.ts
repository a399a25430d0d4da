/** One Pyodide with our torch that replays conformance cases; used by the oracle's processes and by tests. */
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { loadPyodide } from 'pyodide';
import { bindTorch, pythonFiles } from '../node/python-files.ts';

export interface CaseResult {
  readonly status: 'passed' | 'failed' | 'unsupported';
  readonly why: string;
}

// Node 20's V8 dies ("unreachable code" in the deoptimizer) when it inlined a call into WASM under Array.map and
// then has to undo that, which calls into Pyodide provoke.
setFlagsFromString('--no-turbo-inline-js-wasm-calls');

const HARNESS = ['compare.py', 'decode.py', 'replay.py'];

/** A function that replays one case (its JSON text) in a fresh Pyodide. */
export async function createReplayer(extras = true): Promise<(line: string) => CaseResult> {
  const pyodide = await loadPyodide();
  bindTorch(pyodide, pythonFiles());
  pyodide.FS.mkdirTree('/oracle');
  for (const name of HARNESS) {
    pyodide.FS.writeFile(
      `/oracle/${name}`,
      readFileSync(new URL(`../oracle/${name}`, import.meta.url), 'utf8'),
    );
  }
  pyodide.runPython(`
import sys, json, warnings
sys.path.insert(0, '/oracle')
warnings.simplefilter('ignore')
import replay
def run(line, extras):
    return "\\n".join(replay.replay(json.loads(line), extras))
`);
  const run = pyodide.globals.get('run') as (line: string, extras: boolean) => string;
  return (line) => {
    const [status = 'failed', ...why] = run(line, extras).split('\n');
    return { status: status as CaseResult['status'], why: why.join('\n') };
  };
}
