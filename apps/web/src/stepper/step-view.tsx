/** What there is after a step: what the step did, then every name with its value. */
import type { PythonError } from '@tenfold/runtime';
import { BackwardGraph } from './backward-graph.tsx';
import type { SteppedFrame, SteppedState, Variable } from './stepped-state.ts';
import { inWords, shapeText } from './value-text.ts';
import { ValueView } from './value-view.tsx';

interface Props {
  state: SteppedState;
  /** What ended the program, shown at its last step. */
  error: PythonError | null;
}

export function StepView({ state: { step, frames, printed }, error }: Props) {
  const raised = step?.raised ?? error;
  return (
    <div class="step-view">
      {raised && (
        <p class="step-raised">
          <strong>{raised.type}</strong>
          {raised.message === '' ? '' : `: ${raised.message}`}
        </p>
      )}
      {step?.returned && (
        <Named variable={{ name: 'returned', value: step.returned, isNew: true }} isOpen={true} />
      )}
      {step?.backward && <BackwardGraph graph={step.backward} />}
      {frames.map((frame) => (
        <Frame frame={frame} />
      ))}
      <h3 class="label">Printed so far</h3>
      {printed === '' ? <p class="label">Nothing.</p> : <pre class="step-printed">{printed}</pre>}
    </div>
  );
}

function Frame({ frame: { name, variables } }: { frame: SteppedFrame }) {
  const shown = [...variables].sort((a, b) => Number(b.isNew) - Number(a.isNew));
  return (
    <section class="step-frame">
      <h3 class="label">{name === null ? 'Names of the program' : `Names in ${name}`}</h3>
      {shown.length === 0 && <p class="label">None yet.</p>}
      {shown.map((variable) => (
        <Named key={`${variable.name} ${variable.isNew}`} variable={variable} isOpen={variable.isNew} />
      ))}
    </section>
  );
}

function Named({ variable: { name, value, isNew }, isOpen }: { variable: Variable; isOpen: boolean }) {
  const line = value.kind === 'tensor' && isOpen ? shapeText(value) : inWords(value);
  const isSaid = (value.kind === 'plain' && value.text.length < 60) || value.kind === 'function';
  const head = (
    <>
      <code class="variable-name">{name}</code>
      {isNew && <span class="variable-new">changed</span>}
      <span class="variable-line">{line}</span>
    </>
  );
  if (isSaid) return <p class="variable">{head}</p>;
  return (
    <details class="variable" open={isOpen}>
      <summary>{head}</summary>
      <ValueView name={name} value={value} />
    </details>
  );
}
