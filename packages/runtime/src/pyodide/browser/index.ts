export { type BrowserPyodideOptions, startBrowserPyodide } from './browser-pyodide.ts';
export { download, type Progress } from './download.ts';
