/** What the playground shows: one example, its label, and how its target is smoothed. Plain data; nothing is computed here. */

/** Who shares in what the true class gives up: all classes (PyTorch, eps/K), or the others alone (eps/(K-1)). */
export type Convention = 'all' | 'others';

export interface Scene {
  readonly eps: number;
  /** One a class, so its length is K. */
  readonly logits: readonly number[];
  /** The true class. */
  readonly target: number;
  readonly convention: Convention;
}

export const LIMITS = {
  eps: { from: 0, to: 1, step: 0.01 },
  logit: { from: -8, to: 8, step: 0.01 },
  classes: { from: 2, to: 10, step: 1 },
} as const;

export const START: Scene = { eps: 0.1, logits: [3.2, 0.6, -0.4, 0.2, -1.1], target: 0, convention: 'all' };

/** Situations worth seeing; each keeps eps and the convention. */
export const SITUATIONS: readonly {
  readonly name: string;
  readonly logits: readonly number[];
  readonly target: number;
}[] = [
  { name: 'Sure and right', logits: [6, 0.2, -0.6, 0.4, -1], target: 0 },
  { name: 'Not sure', logits: [0.9, 0.6, 0.4, 0.7, 0.3], target: 0 },
  { name: 'Sure and wrong', logits: [-2.2, 4.5, 0.3, -0.5, 0.1], target: 0 },
  { name: 'Wrong, yet higher', logits: [1, 1.5, -3], target: 0 },
];

/** Dragging moves in larger steps than typing. */
export const DRAG_STEP = 0.1;

/** A number on the grid of its limits. */
export function clamped(
  value: number,
  { from, to, step }: { from: number; to: number; step: number },
): number {
  const onGrid = Math.round(value / step) * step;
  // `+ 0` makes -0 an ordinary 0.
  return Number(Math.min(to, Math.max(from, onGrid)).toFixed(4)) + 0;
}

export function withLogit(scene: Scene, index: number, value: number): Scene {
  const logit = clamped(value, LIMITS.logit);
  if (scene.logits[index] === logit) return scene;
  return { ...scene, logits: scene.logits.map((each, i) => (i === index ? logit : each)) };
}

/** More classes come with a logit of 0; fewer take the last ones away, and a label among them goes to the last that stays. */
export function withClasses(scene: Scene, count: number): Scene {
  const classes = clamped(count, LIMITS.classes);
  const logits = Array.from({ length: classes }, (_, i) => scene.logits[i] ?? 0);
  return { ...scene, logits, target: Math.min(scene.target, classes - 1) };
}

export const isSameScene = (a: Scene, b: Scene) =>
  a.eps === b.eps &&
  a.target === b.target &&
  a.convention === b.convention &&
  a.logits.length === b.logits.length &&
  a.logits.every((each, i) => each === b.logits[i]);

/** The scene with the best logits: the true one leads by `gap`, the others are equal, and their mean stays where it is. */
export function atBest(scene: Scene, gap: number): Scene {
  const { logits, target } = scene;
  const mean = logits.reduce((sum, each) => sum + each, 0) / logits.length;
  const others = Math.max(LIMITS.logit.from, Math.min(mean - gap / logits.length, LIMITS.logit.to - gap));
  return {
    ...scene,
    logits: logits.map((_, k) => clamped(k === target ? others + gap : others, LIMITS.logit)),
  };
}

/** On the way from one scene to another of as many classes; `share` from 0 to 1. */
export function between(from: Scene, to: Scene, share: number): Scene {
  const logits = to.logits.map((each, i) => {
    const start = from.logits[i] ?? each;
    return clamped(start + (each - start) * share, LIMITS.logit);
  });
  return { ...to, logits };
}
