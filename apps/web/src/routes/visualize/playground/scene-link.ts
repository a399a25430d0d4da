/** A scene in the address, so that it can be kept and sent: `#eps=0.1&y=0&z=3.2,0.6,-0.4&share=all`. */
import { clamped, type Convention, LIMITS, type Scene, START } from './scene.ts';

export interface LinkedScene {
  readonly scene: Scene;
  /** What the address asked for and could not be had; empty when it was taken as it is. */
  readonly notices: readonly string[];
}

export function toHash({ eps, logits, target, convention }: Scene): string {
  return `#eps=${eps}&y=${target}&z=${logits.join(',')}&share=${convention}`;
}

/** The scene that `hash` describes; null when it describes none. What is out of bounds is moved into them, and said. */
export function fromHash(hash: string): LinkedScene | null {
  const given = new URLSearchParams(hash.slice(1));
  if (!['eps', 'z', 'y', 'share'].some((name) => given.has(name))) return null;
  const notices: string[] = [];
  const number = (
    name: string,
    text: string,
    limits: { from: number; to: number; step: number },
    instead: number,
  ) => {
    const value = text.trim() === '' ? Number.NaN : Number(text);
    const taken = Number.isNaN(value) ? clamped(instead, limits) : clamped(value, limits);
    if (Number.isNaN(value)) notices.push(`“${text}” is not a number: ${name} is ${taken}.`);
    else if (Math.abs(taken - value) > 1e-9) notices.push(`${name} was to be ${text}: ${taken} is shown.`);
    return taken;
  };
  const logits = logitsOf(given.get('z'), number, notices);
  const last = logits.length - 1;
  const target = number('the true class', given.get('y') ?? '0', { from: 0, to: last, step: 1 }, 0);
  const eps = number('ε', given.get('eps') ?? String(START.eps), LIMITS.eps, START.eps);
  return { scene: { eps, logits, target, convention: conventionOf(given.get('share'), notices) }, notices };
}

function logitsOf(
  text: string | null,
  number: (name: string, text: string, limits: typeof LIMITS.logit, instead: number) => number,
  notices: string[],
): readonly number[] {
  if (text === null) return START.logits;
  const all = text.split(',');
  if (all.length > LIMITS.classes.to)
    notices.push(`${all.length} logits are too many: the first ${LIMITS.classes.to} are shown.`);
  const logits = all
    .slice(0, LIMITS.classes.to)
    .map((each, i) => number(`logit ${i}`, each, LIMITS.logit, 0));
  if (logits.length >= LIMITS.classes.from) return logits;
  notices.push('One logit is too few: a second class was added.');
  return [...logits, 0];
}

function conventionOf(text: string | null, notices: string[]): Convention {
  if (text === null || text === 'all' || text === 'others') return text ?? START.convention;
  notices.push(`“${text}” is no way to share: PyTorch's is shown.`);
  return START.convention;
}
