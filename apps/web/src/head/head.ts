/** Title and description of the page shown: written into the HTML by the prerenderer, kept up to date after that. */
import { useEffect } from 'preact/hooks';

export interface Head {
  readonly title: string;
  readonly description: string;
}

let current: Head = { title: '', description: '' };

/** What the page rendered last has asked for; the prerenderer reads it after each page. */
export function currentHead(): Head {
  return current;
}

export function useHead(title: string, description: string): void {
  current = { title, description };
  useEffect(() => {
    document.title = title;
    document.querySelector('meta[name="description"]')?.setAttribute('content', description);
  }, [title, description]);
}
