/**
 * The one line that speaks: every message of the page goes here, once, and is read out by screen readers. While nothing
 * has happened it shows the page's instructions, if it has any.
 */
import { signal } from '@preact/signals';
import './status-line.css';

const message = signal('');

/** Shows and announces `text`. The same text again is announced again: an unseen mark makes it differ. */
export function say(text: string): void {
  message.value = text !== '' && message.peek() === text ? `${text}\u200b` : text;
}

/** For a page's effect: shows `text` until something happens; the result clears the line when the page is left. */
export function instructions(text: string): () => void {
  message.value = text;
  return () => {
    message.value = '';
  };
}

export function StatusLine() {
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- <output> is for what a form computes
    <p class="status-line" role="status">
      {message}
    </p>
  );
}
