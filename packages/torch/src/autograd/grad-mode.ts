/** Whether ops record a graph: what `no_grad`, `enable_grad` and `inference_mode` switch. */
export const gradMode = { enabled: true, inference: false };

/** Runs `body` with recording switched on or off. */
export function withGradMode<T>(enabled: boolean, body: () => T): T {
  const before = gradMode.enabled;
  gradMode.enabled = enabled;
  try {
    return body();
  } finally {
    gradMode.enabled = before;
  }
}
