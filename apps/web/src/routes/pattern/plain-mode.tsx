/** A mode whose questions are not known before it is begun: what it is, and the way in. */
import type { PublicMode } from '@tenfold/pattern/public';

export function PlainMode({ path, mode }: { path: string; mode: PublicMode }) {
  return (
    <section class="mode" aria-labelledby={`mode-${mode.mode}`}>
      <div class="mode-head">
        <div>
          <h2 id={`mode-${mode.mode}`}>{mode.title}</h2>
          <p class="label">{mode.minutes} min</p>
        </div>
        <a class="button" href={`/${path}/${mode.mode}`}>
          Start {mode.title.toLowerCase()}
        </a>
      </div>
      <p>{mode.summary}</p>
    </section>
  );
}
