export interface SiteFile {
    readonly file: string;
    readonly type: string;
    readonly bytes: number;
    /** Changes when the file does. */
    readonly tag: string;
    /** The same content, compressed with brotli. */
    readonly brotli: {
        readonly file: string;
        readonly bytes: number;
    } | null;
}
/** Reads the folder `dir`. `a/index.html` is served at `/a` and `/a/`; names that start with `_` or `.` are not served. */
export declare function readSite(dir: string): Promise<ReadonlyMap<string, SiteFile>>;
