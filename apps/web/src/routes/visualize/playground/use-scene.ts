/** The scene of a page: restored from its address, written there once it rests, and moved gently where that is asked for. */
import { type Signal, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { between, isSameScene, type Scene, START } from './scene.ts';
import { fromHash, toHash } from './scene-link.ts';

/** Addresses are not written while something moves: browsers allow about a hundred changes in half a minute. */
const REST_MS = 400;
const MOVE_MS = 300;

export interface LiveScene {
  readonly scene: Signal<Scene>;
  /** What the address asked for in vain. */
  readonly notices: Signal<readonly string[]>;
  /** Moves the logits to those of `next` in a third of a second, or at once where motion is not wanted. */
  readonly moveTo: (next: Scene) => void;
}

export function useScene(found: () => void): LiveScene {
  const scene = useSignal(START);
  const notices = useSignal<readonly string[]>([]);
  useEffect(() => {
    const restore = () => {
      const linked = fromHash(location.hash);
      if (!linked) return;
      notices.value = linked.notices;
      if (isSameScene(linked.scene, scene.peek()) && linked.notices.length === 0) return;
      scene.value = linked.scene;
      found();
    };
    restore();
    addEventListener('hashchange', restore);
    return () => removeEventListener('hashchange', restore);
  }, []);
  useSignalEffect(() => {
    const now = scene.value;
    const timer = setTimeout(() => writeAddress(now), REST_MS);
    return () => clearTimeout(timer);
  });
  return { scene, notices, moveTo: (next) => move(scene, next) };
}

function writeAddress(scene: Scene): void {
  const linked = fromHash(location.hash);
  if (isSameScene(scene, linked?.scene ?? START)) return;
  history.replaceState(history.state, '', toHash(scene));
}

function move(scene: Signal<Scene>, next: Scene): void {
  const from = scene.peek();
  if (matchMedia('(prefers-reduced-motion: reduce)').matches || from.logits.length !== next.logits.length) {
    scene.value = next;
    return;
  }
  let startedAt: number | null = null;
  let last = from;
  const step = (now: number) => {
    // Someone else moved it meanwhile.
    if (scene.peek() !== last) return;
    startedAt ??= now;
    const share = Math.min(1, (now - startedAt) / MOVE_MS);
    last = share === 1 ? next : between(from, next, 1 - (1 - share) ** 3);
    scene.value = last;
    if (share < 1) requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}
