/** To the start, back, forwards, to the end, and a slider over all steps. */
interface Props {
  at: number;
  last: number;
  onGo: (to: number) => void;
}

export function StepBar({ at, last, onGo }: Props) {
  return (
    <div class="step-bar">
      <div class="step-buttons">
        <Go label="To the start" sign="M4 3v12M15 3 7 9l8 6z" to={0} {...{ at, last, onGo }} />
        <Go label="Step back" sign="M13 3 5 9l8 6z" to={at - 1} {...{ at, last, onGo }} />
        <Go label="Step forwards" sign="M5 3l8 6-8 6z" isMain={true} to={at + 1} {...{ at, last, onGo }} />
        <Go label="To the end" sign="M14 3v12M3 3l8 6-8 6z" to={last} {...{ at, last, onGo }} />
      </div>
      <input
        type="range"
        aria-label="Step"
        min={0}
        max={last}
        value={at}
        onInput={(event) => onGo(Number(event.currentTarget.value))}
      />
      <p class="label step-count">
        {at} of {last}
      </p>
    </div>
  );
}

interface GoProps extends Props {
  label: string;
  /** Path of the icon, 18 by 18. */
  sign: string;
  isMain?: boolean;
  to: number;
}

function Go({ label, sign, isMain = false, to, at, last, onGo }: GoProps) {
  const isOff = to === at || to < 0 || to > last;
  return (
    <button
      type="button"
      class={isMain ? 'button main' : 'button'}
      aria-label={label}
      title={label}
      aria-disabled={isOff}
      onClick={() => !isOff && onGo(to)}
    >
      <svg viewBox="0 0 18 18" width="18" height="18" aria-hidden="true">
        <path d={sign} />
      </svg>
    </button>
  );
}
