/** Trusted types, where the browser has them: a page that demands them names the two policies below in its policy. */

/** Makes the frame's document, in the page. */
export const PAGE_POLICY_NAME = 'tenfold-python';
/** Makes the worker's address, in the frame. */
export const FRAME_POLICY_NAME = 'tenfold-python-frame';

interface Policy {
  createHTML(html: string): string;
  createScriptURL(url: string): string;
}

declare const trustedTypes: { createPolicy(name: string, rules: Policy): Policy } | undefined;

const made = new Map<string, Policy>();

/** The policy of that name, which lets through what it is given: both callers make their strings themselves. */
export function trustedTypesPolicy(name: string): Policy {
  const rules: Policy = { createHTML: (html) => html, createScriptURL: (url) => url };
  const policy =
    made.get(name) ?? (typeof trustedTypes === 'undefined' ? rules : trustedTypes.createPolicy(name, rules));
  made.set(name, policy);
  return policy;
}
