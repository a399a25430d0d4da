/** Runs in the worker thread: Pyodide from node_modules, Python files from the repository. */
import { parentPort, workerData } from 'node:worker_threads';
import { loadPyodide } from 'pyodide';
import { prepareInterpreter } from '../interpreter.ts';
import { installMemoryCap } from '../memory-cap.ts';
import { pythonFiles } from '../python-files.ts';
import { serve } from '../worker.ts';

const port = parentPort;
if (port === null) throw new Error('this file runs in a worker thread');

installMemoryCap();
const run = await serve(
  async () => {
    const pyodide = await loadPyodide({ env: { PYTHONHASHSEED: '0' } });
    return prepareInterpreter(pyodide, pythonFiles(), workerData);
  },
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  (message) => port.postMessage(message),
);
port.on('message', run);
