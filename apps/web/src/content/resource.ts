/** Something loaded once. `read` gives it, or suspends the page (the router keeps the old one) until it is there. */
export interface Resource<T> {
  /** Where it comes from. */
  readonly url: string;
  load(): Promise<T>;
  read(): T;
  /** The value if it is there already. */
  peek(): T | null;
}

export function resource<T>(url: string, load: () => Promise<T>): Resource<T> {
  let value: T | null = null;
  let loading: Promise<T> | null = null;
  const loadOnce = async () => {
    try {
      value = await load();
      return value;
    } catch (error) {
      loading = null;
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
  };
}
