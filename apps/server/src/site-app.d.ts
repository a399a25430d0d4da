import { Hono } from 'hono';
import type { SiteFile } from './site-files.ts';
import type { HeadersOf } from './site-headers.ts';
export declare function siteApp(site: ReadonlyMap<string, SiteFile>, headersOf: HeadersOf): Hono;
