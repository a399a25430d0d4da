/** Something loaded once. `read` gives it, or suspends the page (the router keeps the old one) until it is there. */
export interface Resource<T> {
  /** Where it comes from. */
  readonly url: string;
  load(): Promise<T>;
  read(): T;
  /** The same, but null where it could not be loaded: then `load` tries again. */
  readOrNull(): T | null;
  /** The value if it is there already. */
  peek(): T | null;
}

export function resource<T>(url: string, load: () => Promise<T>): Resource<T> {
  let value: T | null = null;
  let loading: Promise<T> | null = null;
  let hasFailed = false;
  const loadOnce = async () => {
    try {
      value = await load();
      return value;
    } catch (error) {
      loading = null;
      hasFailed = true;
      throw error;
    }
  };
  const start = () => {
    loading ??= loadOnce();
    return loading;
  };
  return {
    url,
    load: start,
    peek: () => value,
    read() {
      if (value !== null) return value;
      throw start();
    },
    readOrNull() {
      if (value !== null || hasFailed) return value;
      throw start().catch(() => undefined);
    },
  };
}
