/** What the learner has done, once every question is answered; nothing before that. */
import { MODES } from '@tenfold/pattern/public';
import { KeepOffer } from '../../keeping/keep-offer.tsx';
import { ReliabilityDiagram } from '../../calibration/reliability-diagram.tsx';
import { Ring } from '../../ring/ring.tsx';
import type { LiveTask } from '../../task/live-task.ts';

export function Finish({ tasks, path }: { tasks: readonly LiveTask[]; path: string }) {
  const states = tasks.map((task) => task.state.value);
  if (states.some(({ phase }) => phase === 'open')) return null;
  const first = states.filter(({ phase, tried }) => phase === 'solved' && tried.length === 1).length;
  const again = tasks.filter((task) => task.state.value.phase === 'spent');
  return (
    <section class="finish" aria-labelledby="finish-title">
      <Ring done={MODES.map((mode) => (mode === 'practice' ? 1 : 0))} />
      <div>
        <h2 id="finish-title">All {tasks.length} answered</h2>
        <p>
          {first} right at the first attempt.
          {again.length > 0 && ' Worth another try, with all attempts: '}
          {again.map((task, index) => {
            const { id, title } = task.context.value.question;
            return (
              <>
                {index > 0 && ', '}
                <a href={`#${id}`}>{title}</a>
              </>
            );
          })}
          {again.length > 0 && '.'}
        </p>
        <a class="button" href={`/${path}`}>
          To the overview
        </a>
        <ReliabilityDiagram />
        <KeepOffer />
      </div>
    </section>
  );
}
