/**
 * Whether ops record a graph: what `no_grad`, `enable_grad` and `inference_mode` switch. `enabled` is what counts:
 * grad mode as the program `asked` for it, but never in inference mode.
 */
export const gradMode = { enabled: true, asked: true, inference: false };

export function askForGradMode(asked: boolean): void {
  gradMode.asked = asked;
  gradMode.enabled = asked && !gradMode.inference;
}

/** Tensors made in inference mode stay out of autograd for good. Gives the mode before. */
export function setInferenceMode(inference: boolean): boolean {
  const before = gradMode.inference;
  gradMode.inference = inference;
  askForGradMode(gradMode.asked);
  return before;
}

/** Runs `body` with recording switched on or off. */
export function withGradMode<T>(enabled: boolean, body: () => T): T {
  const before = gradMode.enabled;
  gradMode.enabled = enabled && !gradMode.inference;
  try {
    return body();
  } finally {
    gradMode.enabled = before;
  }
}
