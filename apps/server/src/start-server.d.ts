export interface ServerOptions {
    /** The folder of the built site. */
    readonly dir: string;
    /** 0 chooses a free one. */
    readonly port: number;
    /** Default: this machine only. */
    readonly host?: string;
    /** When the port is taken, the next free one is used. */
    readonly orNextPort?: boolean;
}
export interface RunningServer {
    /** `http://127.0.0.1:4173` */
    readonly url: string;
    /** Lets running answers end (at most `CLOSE_MS`), then stops. */
    close(): Promise<void>;
}
/** Rejects when `dir` cannot be read or the port cannot be had. */
export declare function startServer({ dir, port, host, orNextPort, }: ServerOptions): Promise<RunningServer>;
