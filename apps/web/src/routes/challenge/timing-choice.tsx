/** How much time there is, chosen before a challenge begins, and what it costs to have more: one word. */
import { TIMINGS, type Timing } from '@tenfold/practice';
import type { Signal } from '@preact/signals';

const WORDS: Readonly<Record<Timing, readonly [name: string, says: string]>> = {
  timed: ['Timed', '1:30 or 2:00 a problem'],
  doubled: ['Doubled', '3:00 or 4:00 a problem'],
  off: ['No clock', 'as long as you like'],
};

export function TimingChoice({ chosen }: { chosen: Signal<Timing> }) {
  return (
    <fieldset class="timing">
      <legend>How much time do you want?</legend>
      {TIMINGS.map((timing) => {
        const [name, says] = WORDS[timing];
        return (
          <label key={timing}>
            <input
              type="radio"
              name="timing"
              checked={chosen.value === timing}
              onChange={() => {
                chosen.value = timing;
              }}
            />
            <b>{name}</b> <span class="label">{says}</span>
          </label>
        );
      })}
      <p class="timing-cost">
        The problems and the badge are the same. With more time, or none to keep, only the word "timed" is not
        on it. You can ask for more time during a problem, too.
      </p>
    </fieldset>
  );
}
