export { type CPythonOptions, startCPython } from './cpython.ts';
export { hasPyTorch } from './find-python.ts';
