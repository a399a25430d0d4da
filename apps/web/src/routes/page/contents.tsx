/** What is on the page, where it is long. */
import type { PublicHeading, PublicPage } from '@tenfold/pattern/public';

/** With fewer sections the page can be seen at a glance. */
const FEWEST = 4;

export function Contents({ page }: { page: PublicPage }) {
  const sections = page.parts.filter(
    (part): part is PublicHeading => part.kind === 'heading' && part.depth === 2,
  );
  if (sections.length < FEWEST) return null;
  return (
    <nav class="contents" aria-label="On this page">
      <ol>
        {sections.map(({ id, text }) => (
          <li key={id}>
            <a href={`#${id}`}>{text}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
