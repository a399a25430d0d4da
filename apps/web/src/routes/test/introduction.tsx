/** What the test is, said before it begins; the button is the child. */
import type { ComponentChildren } from 'preact';

export function Introduction({ children }: { children: ComponentChildren }) {
  return (
    <div class="test-start">
      <p class="lede">Is this pattern strong, developing or weak? The test says, and says how sure it is.</p>
      <ul>
        <li>Ten questions: three easy, four medium, three hard.</li>
        <li>No clock and no hints. You can go back, change answers, and leave: it is all kept.</li>
        <li>No feedback until the end. Then every answer comes with its proof and its solution.</li>
        <li>When ten are not enough to tell, you are offered one more at a time, at most 24.</li>
      </ul>
      {children}
    </div>
  );
}
