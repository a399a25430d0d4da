#!/usr/bin/env node
// Node 20 cannot load .ts files; tsx teaches it to, then the command line starts.
import { register } from 'tsx/esm/api';

register();
const { main } = await import('../src/main.ts');
process.exitCode = await main(process.argv.slice(2));
