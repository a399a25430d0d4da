/**
 * The one place where text becomes HTML. It is for the compiler's output alone, which was sanitised when it was
 * built; the content policy (trusted types) refuses HTML from anywhere else.
 */
interface Policies {
  createPolicy(
    name: string,
    rules: { createHTML: (html: string) => string },
  ): { createHTML(html: string): object };
}
/** Not yet in TypeScript's own DOM types. */
declare const trustedTypes: Policies | undefined;

const policy =
  typeof trustedTypes === 'undefined'
    ? null
    : trustedTypes.createPolicy('tenfold', { createHTML: (html) => html });
const made = new Map<string, object | string>();

/** For an element's `dangerouslySetInnerHTML`; the same text gives the same object, so nothing is set twice. */
export function trustedHtml(html: string): { __html: string } {
  let trusted = made.get(html);
  if (trusted === undefined) {
    trusted = policy ? policy.createHTML(html) : html;
    made.set(html, trusted);
  }
  // Preact's types know only text; it hands the object on to innerHTML as it is.
  return { __html: trusted as string };
}
