/** What a test and a challenge draw from: light, the questions themselves are fetched one by one (`questionOf`). */
import type { PublicBank } from '@tenfold/pattern/public';
import { type ContentFile, resources } from './content.ts';

export const testBanks = resources(
  import.meta.glob<ContentFile<PublicBank>>('/content/*/*/test.json', {
    query: '?content',
    import: 'default',
    eager: true,
  }),
);
export const challengeBanks = resources(
  import.meta.glob<ContentFile<PublicBank>>('/content/*/*/challenge.json', {
    query: '?content',
    import: 'default',
    eager: true,
  }),
);
