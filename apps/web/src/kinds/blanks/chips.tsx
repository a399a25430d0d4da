import type { OptionId } from '@tenfold/pattern/public';
import type { LiveTask } from '../../task/live-task.ts';
import { letterOf } from '../../task/notice-text.ts';

interface Props {
  task: LiveTask;
  /** What the blanks hold. */
  used: readonly (OptionId | null)[];
  onChip: (chip: HTMLElement) => void;
}

export function Chips({ task, used, onChip }: Props) {
  const { variant } = task.context.value;
  const open = task.state.value.phase === 'open';
  return (
    <div class="chips" role="group" aria-label="Options">
      {variant.options.map(({ id, text }) => (
        <button
          type="button"
          class="chip"
          key={id}
          data-option={id}
          data-used={used.includes(id)}
          disabled={!open}
          // Focus stays where it is, so that Enter checks and does not place the chip again.
          onMouseDown={(event) => event.preventDefault()}
          onClick={(event) => onChip(event.currentTarget)}
        >
          <kbd aria-hidden="true">{letterOf(id, variant.options)}</kbd>
          {text}
        </button>
      ))}
    </div>
  );
}
