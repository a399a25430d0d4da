// Node 20 cannot load .ts files, in a worker neither; tsx teaches it to.
import { register } from 'tsx/esm/api';

register();
await import('./worker-entry.ts');
