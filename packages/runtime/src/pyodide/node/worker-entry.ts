/** Runs in the worker thread: Pyodide from node_modules, Python files from the repository. */
import { parentPort, workerData } from 'node:worker_threads';
import { loadPyodide } from 'pyodide';
import { type InterpreterParts, startInterpreter } from '../interpreter.ts';
import { pythonFiles } from '../python-files.ts';
import { serve } from '../worker.ts';

/** What the thread is given. */
export type WorkerParts = Omit<InterpreterParts, 'python'>;

const port = parentPort;
if (port === null) throw new Error('this file runs in a worker thread');

const parts: WorkerParts = workerData;
const run = await serve(
  startInterpreter(loadPyodide, { ...parts, python: pythonFiles() }),
  (message, transfer) => port.postMessage(message, transfer),
);
port.on('message', run);
