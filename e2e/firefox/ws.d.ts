/** As much of the package as is used; it ships without types. */
declare module 'ws' {
  export class WebSocket extends EventTarget {
    constructor(url: string);
    send(text: string): void;
    close(): void;
  }
}
