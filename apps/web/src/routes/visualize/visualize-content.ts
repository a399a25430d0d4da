/** The compiled `visualize.md` of each pattern, and how its experiments trained. */
import type { PublicPage } from '@tenfold/pattern/public';
import type { PublicTraces } from '@tenfold/pattern/experiment';
import { resources, type ContentFile } from '../../content/content.ts';

export const visualizePages = resources(
  import.meta.glob<ContentFile<PublicPage>>('/content/*/*/visualize.json', {
    query: '?content',
    import: 'default',
    eager: true,
  }),
);

/** How the recorded experiments trained. */
export const traces = resources(
  import.meta.glob<ContentFile<PublicTraces>>('/content/*/*/traces.json', {
    query: '?content',
    import: 'default',
    eager: true,
  }),
);
