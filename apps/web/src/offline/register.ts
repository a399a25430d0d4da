/** Registers the service worker. */

const ADDRESS = '/sw.js';

interface ScriptPolicy {
  createScriptURL(url: string): string;
}
/** Not yet in TypeScript's own DOM types. */
declare const trustedTypes: { createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy } | undefined;

const rules: ScriptPolicy = {
  createScriptURL(url) {
    if (url !== ADDRESS) throw new TypeError(`${url} is not the service worker`);
    return url;
  },
};
const policy =
  typeof trustedTypes === 'undefined' ? rules : trustedTypes.createPolicy('tenfold-offline', rules);

/**
 * Resolves when a version of the site is kept and answers this page's requests; null where the browser refuses. Rejects
 * when the files cannot be fetched or there is no room for them.
 */
export async function register(): Promise<ServiceWorkerRegistration | null> {
  await navigator.serviceWorker.register(policy.createScriptURL(ADDRESS));
  const registration = await navigator.serviceWorker.getRegistration();
  if (!registration) return null;
  if (!registration.active) await installed(registration);
  await controlled();
  return registration;
}

function installed({ installing, waiting }: ServiceWorkerRegistration): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = installing ?? waiting;
    const look = (): void => {
      if (worker?.state === 'activated') resolve();
      else if (!worker || worker.state === 'redundant') reject(new Error('The pages could not be kept.'));
    };
    worker?.addEventListener('statechange', look);
    look();
  });
}

/** The first version takes over the pages that are open; a page reloaded past it is not, until it is loaded again. */
function controlled(): Promise<void> {
  const { serviceWorker } = navigator;
  return new Promise((resolve) => {
    if (serviceWorker.controller) resolve();
    else serviceWorker.addEventListener('controllerchange', () => resolve(), { once: true });
  });
}
