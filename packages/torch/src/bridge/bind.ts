/** Puts the package into a Pyodide: its JavaScript half as a module, its Python half as files. */
import { MODULE_NAME, torchModule } from './module.ts';

/** What is needed of Pyodide. */
export interface PyodideLike {
  registerJsModule(name: string, module: object): void;
  readonly FS: {
    mkdirTree(path: string): void;
    writeFile(path: string, data: string | Uint8Array): void;
  };
  runPython(code: string): unknown;
}

const ATTACH = `
import sys
if "torch._engine" in sys.modules:
    torch_engine = sys.modules["torch._engine"]
    torch_engine.engine.attach(torch_engine.ints, torch_engine.floats)
    del torch_engine
`;

/**
 * Makes `import torch` work. `files` maps paths like `torch/__init__.py` to their text, or to bytes where they are
 * compiled. Python itself is not started or changed otherwise. A Python that came from a snapshot with torch in it is
 * connected to this engine.
 */
export function bindTorch(pyodide: PyodideLike, files: Readonly<Record<string, string | Uint8Array>>): void {
  pyodide.registerJsModule(MODULE_NAME, torchModule);
  const root = String(pyodide.runPython("import sysconfig; sysconfig.get_path('purelib')"));
  for (const [path, data] of Object.entries(files)) {
    const full = `${root}/${path}`;
    pyodide.FS.mkdirTree(full.slice(0, full.lastIndexOf('/')));
    pyodide.FS.writeFile(full, data);
  }
  pyodide.runPython('import importlib; importlib.invalidate_caches()');
  pyodide.runPython(ATTACH);
}
