import type { TraceStep } from '@tenfold/runtime';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { highlightCode } from './highlight-code.ts';
import '../code/code-listing.css';

/** The program, with the statement marked that ran in the step. */
export function SteppedCode({ code, step }: { code: string; step: TraceStep | null }) {
  const root = useRef<HTMLPreElement>(null);
  const lines = useMemo(() => highlightCode(code), [code]);
  useEffect(() => {
    root.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [step]);
  const isCurrent = (line: number) => step !== null && line >= step.line && line <= step.endLine;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
    <pre class="code numbered stepped-code" ref={root} tabIndex={0} aria-label="Program">
      <code>
        {lines.map((line, index) => (
          <span
            class={step?.raised && isCurrent(index + 1) ? 'code-line raised' : 'code-line'}
            aria-current={isCurrent(index + 1) ? 'step' : undefined}
          >
            {line.map(({ text, style }) => (style ? <span class={`tok-${style}`}>{text}</span> : text))}
            {'\n'}
          </span>
        ))}
      </code>
    </pre>
  );
}
