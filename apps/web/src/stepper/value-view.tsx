/** One value, whole: a tensor's numbers with its gradient, a module's parameters, the text of anything else. */
import type { JsonNumber, TracedTensor, TracedValue } from '@tenfold/runtime';
import { HeatMap } from './heat-map.tsx';
import { fitsTable } from './tensor-grid.ts';
import { TensorTable } from './tensor-table.tsx';
import { historyText, isWhole, numberText, shapeText } from './value-text.ts';

export function ValueView({ name, value }: { name: string; value: TracedValue }) {
  switch (value.kind) {
    case 'tensor':
      return <Tensor name={name} tensor={value} />;
    case 'module':
      return (
        <>
          <pre class="value-text">{value.text}</pre>
          <p class="label">{value.training ? 'training mode' : 'evaluation mode'}</p>
          {value.parameters.map((parameter) => (
            <div class="parameter">
              <p class="label">{`${parameter.name}, ${shapeText(parameter.value)}`}</p>
              <Tensor name={`${name}.${parameter.name}`} tensor={parameter.value} />
            </div>
          ))}
        </>
      );
    case 'function':
    case 'plain':
      return <pre class="value-text">{value.text}</pre>;
  }
}

function Tensor({ name, tensor }: { name: string; tensor: TracedTensor }) {
  const history = historyText(tensor);
  return (
    <>
      {history !== '' && <p class="label">{history}</p>}
      <Numbers name={name} shape={tensor.shape} values={tensor.values} />
      {!isWhole(tensor) && tensor.values.length > 0 && (
        <p class="label">{`The first ${tensor.values.length.toLocaleString('en')} values.`}</p>
      )}
      {tensor.grad && (
        <>
          <p class="label">gradient</p>
          <Numbers name={`${name}.grad`} shape={tensor.shape} values={tensor.grad} />
        </>
      )}
    </>
  );
}

interface NumbersProps {
  name: string;
  shape: readonly number[];
  values: readonly JsonNumber[];
}

function Numbers({ name, shape, values }: NumbersProps) {
  const [only] = values;
  if (only === undefined) return null;
  if (shape.length === 0) return <pre class="value-text">{numberText(only)}</pre>;
  if (fitsTable(shape, values.length)) return <TensorTable name={name} shape={shape} values={values} />;
  return <HeatMap name={name} shape={shape} values={values} />;
}
