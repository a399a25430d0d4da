import type { OptionId } from '@tenfold/pattern/public';
import type { LiveTask } from '../../task/live-task.ts';
import type { Placing } from './place-chip.ts';
import { letterOf } from '../../task/letter-of.ts';

interface Props {
  task: LiveTask;
  /** What the blanks hold. */
  used: readonly (OptionId | null)[];
  onPlace: (placing: Placing) => void;
}

export function Chips({ task, used, onPlace }: Props) {
  const { variant } = task.context.value;
  const open = task.state.value.phase === 'open';
  return (
    <fieldset class="chips" aria-label="Options">
      {variant.options.map(({ id, text }) => (
        <button
          type="button"
          class="chip"
          key={id}
          data-option={id}
          data-long={text.length > 12}
          data-used={used.includes(id)}
          disabled={!open}
          // Focus stays where it is, so that Enter checks and does not place the chip again.
          onMouseDown={(event) => event.preventDefault()}
          onClick={({ currentTarget: from }) => onPlace({ option: id, from, blank: null })}
        >
          <kbd aria-hidden="true">{letterOf(id, variant.options)}</kbd>
          {text}
        </button>
      ))}
    </fieldset>
  );
}
