/** What the page of the experiments reads: its prose, and the experiments with what was recorded of them. */
import type { PublicPage } from '@tenfold/pattern/public';
import type { PublicExperiment } from '@tenfold/pattern/experiment';
import { type ContentFile, resources } from '../../content/content.ts';

export const experimentPages = resources(
  import.meta.glob<ContentFile<PublicPage>>('/content/*/*/experiment.json', {
    query: '?content',
    import: 'default',
    eager: true,
  }),
);
export const experimentLists = resources(
  import.meta.glob<ContentFile<readonly PublicExperiment[]>>('/content/*/*/experiments.json', {
    query: '?content',
    import: 'default',
    eager: true,
  }),
);
