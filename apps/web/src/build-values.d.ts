/** What the build puts in (`scripts/build.ts`). */
interface ImportMetaEnv {
  /** The address of Python's manifest, which is named by its content. */
  readonly PYTHON_MANIFEST: string;
}
