/** What the playground needs of the engine; imported when the page works, so that it makes a file of its own. */
export { createEngine, dtypes } from '@tenfold/torch';
