export { type BrowserPyodideOptions, startBrowserPyodide } from './browser-pyodide.ts';
export type { Progress } from './download.ts';
