/**
 * What it takes to write code (editor, runner) is fetched when such a question comes near the screen. Until then, and without
 * scripts, the code as it stands can be read.
 */
import { useEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { later } from '../later/later.tsx';
import type { AnsweringProps } from './kind-view.ts';

const Write = later(async () => (await import('./write/write.tsx')).Write, 'What it takes to answer', Begun);

export function WriteLater(props: AnsweringProps) {
  const here = useRef<HTMLDivElement>(null);
  const isNear = useSignal(false);
  useEffect(() => {
    const observer = new IntersectionObserver(
      (seen) => {
        isNear.value ||= seen.some(({ isIntersecting }) => isIntersecting);
      },
      { rootMargin: '50%' },
    );
    if (here.current) observer.observe(here.current);
    return () => observer.disconnect();
  }, []);
  return <div ref={here}>{isNear.value ? <Write {...props} /> : <Begun {...props} />}</div>;
}

function Begun({ task, children }: AnsweringProps) {
  const { answer } = task.state.value;
  return (
    <>
      <pre class="code">
        <code>{answer.kind === 'write' ? answer.code : ''}</code>
      </pre>
      {children}
    </>
  );
}
