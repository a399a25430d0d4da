import './mark.css';

/** A solid disc with a tick, or a dotted ring with a cross: shape tells as much as colour. */
export function Mark({ passes }: { passes: boolean }) {
  return (
    <svg class={passes ? 'mark right' : 'mark wrong'} viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="7" />
      <path d={passes ? 'M4.6 8.3l2.3 2.4 4.5-5' : 'M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2'} />
    </svg>
  );
}
