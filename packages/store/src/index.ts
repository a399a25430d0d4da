export { openBrowserStore } from './browser/browser-store.ts';
export type { EventStore, LoadedLog, SetAside, StoreChange, StoreStatus } from './event-store.ts';
export { exportLog, type Imported, importLog } from './log-file.ts';
