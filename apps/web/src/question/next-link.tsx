/**
 * Leads from a question that is over to the next one of the page, and the focus with it; nothing below the last one, and
 * where questions are asked one at a time, which has buttons of its own. It looks at the page, so that the questions need not
 * know of each other in what is loaded first.
 */
import type { QuestionId } from '@tenfold/pattern/public';

export function NextLink({ after }: { after: QuestionId }) {
  const sections = [...document.querySelectorAll('section.question[id]')];
  const at = sections.findIndex(({ id }) => id === after);
  const [own, next] = [sections[at], sections[at + 1]];
  if (!own || !next || (own.closest('.asked') && next.closest('.asked'))) return null;
  const title = next.querySelector('h2');
  // A question that is shown alone may first have to take the place of another, which the new address asks for. The page
  // may still be on its way to what the answer did: that ends here.
  const follow = () =>
    requestAnimationFrame(() => {
      title?.focus({ preventScroll: true });
      next.scrollIntoView({ behavior: 'instant' });
    });
  return (
    <a class="button main" href={`#${next.id}`} onClick={follow}>
      Next: {title?.textContent}
    </a>
  );
}
