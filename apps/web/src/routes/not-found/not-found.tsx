import { useHead } from '../../head/head.ts';
import './not-found.css';

export function NotFound() {
  useHead('Not found · Tenfold', 'There is no page at this address.');
  return (
    <div class="not-found">
      <p class="label">404</p>
      <h1>There is no page at this address.</h1>
      <p>It may have moved, or the address may have a slip in it.</p>
      <a class="button main" href="/">
        See the patterns
      </a>
    </div>
  );
}
