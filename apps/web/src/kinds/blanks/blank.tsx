import { placesOf } from '@tenfold/pattern/public';
import { Mark } from '../../proof-strip/mark.tsx';
import type { LiveTask } from '../../task/live-task.ts';

const MARKS = ['wrong', 'right'] as const;

interface Props {
  task: LiveTask;
  /** From 0. */
  index: number;
  /** The longest option: every blank is as wide as that, so that its width tells nothing and filling moves nothing. */
  widest: string;
}

/** A button with its content beside it: the name stays `Blank 1`, what it holds is its description. */
export function Blank({ task, index, widest }: Props) {
  const { question, variant } = task.context.value;
  const { answer, active, score, phase } = task.state.value;
  const held = variant.options.find(({ id }) => id === placesOf(answer)[index]);
  const mark = score?.marks[index] ?? null;
  const pick = (quiet: boolean) => task.send({ kind: 'pick', blank: index }, quiet);
  const describedBy = `${question.id}-blank-${index + 1}`;
  return (
    <span
      class="blank-box"
      data-held={held !== undefined}
      data-mark={mark === null ? undefined : MARKS[+mark]}
    >
      <button
        type="button"
        class="blank"
        aria-label={`Blank ${index + 1}`}
        aria-describedby={describedBy}
        aria-pressed={active === index}
        data-blank={index}
        disabled={phase !== 'open'}
        onFocus={() => active !== index && pick(true)}
        onClick={() => pick(false)}
      />
      <span class="blank-width" data-widest={widest} />
      <span id={describedBy} class={held ? 'blank-held' : 'unseen'} aria-hidden="true">
        {held ? held.text : 'empty'}
      </span>
      {!held && (
        <span class="blank-number" aria-hidden="true">
          {index + 1}
        </span>
      )}
      {mark !== null && <Mark passes={mark} />}
    </span>
  );
}
