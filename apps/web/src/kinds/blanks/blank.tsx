import { placesOf } from '@tenfold/pattern/public';
import { Mark } from '../../proof-strip/mark.tsx';
import type { LiveTask } from '../../task/live-task.ts';

interface Props {
  task: LiveTask;
  /** From 0. */
  index: number;
  /** The longest option: every blank is as wide as that, so that its width tells nothing and filling moves nothing. */
  widest: string;
}

export function Blank({ task, index, widest }: Props) {
  const { question, variant } = task.context.value;
  const { answer, active, score, phase } = task.state.value;
  const held = variant.options.find(({ id }) => id === placesOf(answer)[index]);
  const mark = score?.marks[index] ?? null;
  const pick = (quiet: boolean) => task.send({ kind: 'pick', blank: index }, quiet);
  const describedBy = `${question.id}-blank-${index + 1}`;
  return (
    <button
      type="button"
      class="blank"
      aria-label={`Blank ${index + 1}`}
      aria-describedby={describedBy}
      aria-pressed={active === index}
      data-blank={index}
      data-mark={mark === null ? undefined : mark ? 'right' : 'wrong'}
      disabled={phase !== 'open'}
      onFocus={() => active !== index && pick(true)}
      onClick={() => pick(false)}
    >
      <span class="blank-width" data-widest={widest} />
      <span id={describedBy} class={held ? 'blank-held' : 'unseen'}>
        {held ? held.text : 'empty'}
      </span>
      {!held && (
        <span class="blank-number" aria-hidden="true">
          {index + 1}
        </span>
      )}
      {mark !== null && <Mark passes={mark} />}
    </button>
  );
}
