/** As much of the package as is used; it ships without types. */
declare module 'ws' {
  import type { IncomingMessage, Server } from 'node:http';

  export class WebSocket extends EventTarget {
    constructor(url: string);
    send(text: string): void;
    close(): void;
    terminate(): void;
  }

  /** Answers what asks `server` to become a socket. */
  export class WebSocketServer {
    constructor(options: { server: Server });
    readonly clients: ReadonlySet<WebSocket>;
    on(event: 'connection', listener: (socket: WebSocket, request: IncomingMessage) => void): void;
  }
}
