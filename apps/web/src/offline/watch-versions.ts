/**
 * Learns of a new version of the site and tells the page. Nothing is loaded again by itself: what is open stays as it is,
 * and works, until the learner takes the new version or closes the page.
 */
import { USE } from '../../service-worker/messages.ts';
import { newVersion } from './offline-state.ts';

const HOUR_MS = 3_600_000;

let watched: ServiceWorkerRegistration | null = null;
let wanted = false;

export function watchVersions(registration: ServiceWorkerRegistration): void {
  if (watched) return;
  watched = registration;
  if (registration.waiting) newVersion.value = 'waiting';
  registration.addEventListener('updatefound', () => {
    const coming = registration.installing;
    coming?.addEventListener('statechange', () => {
      if (coming.state === 'installed') newVersion.value = 'waiting';
    });
  });
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (wanted) location.reload();
    else newVersion.value = 'elsewhere';
  });
  askNowAndThen(registration);
}

/** Uses the new version: loads this page again, as the learner asked. */
export function useNewVersion(): void {
  wanted = true;
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no target
  if (watched?.waiting) watched.waiting.postMessage(USE);
  else location.reload();
}

/** Pages are left open for days, and moving about the site loads none: asks when the learner comes back to one. */
function askNowAndThen(registration: ServiceWorkerRegistration): void {
  let askedAt = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' || Date.now() - askedAt < HOUR_MS) return;
    askedAt = Date.now();
    // Without a network there is nothing new.
    registration.update().catch(() => undefined);
  });
}
