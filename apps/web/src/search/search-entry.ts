/** A place that the search can lead to: a page, or a headed part of one. */
export interface SearchEntry {
  readonly url: string;
  /** Of the part; of the page, where it is the whole page. */
  readonly title: string;
  /** The page's title. */
  readonly page: string;
  /** What stands there. */
  readonly text: string;
}
