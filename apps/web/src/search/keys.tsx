/** What keys do, mode by mode: folded away under the search, while nothing is searched for. */
import './keys.css';

const KEYS: readonly (readonly [where: string, keys: readonly (readonly [key: string, does: string])[]])[] = [
  [
    'Everywhere',
    [
      ['Ctrl K', 'search'],
      ['Escape', 'close what is open'],
    ],
  ],
  [
    'In a question',
    [
      ['A to H, or 1 to 9', 'put that option into the active blank, or choose it'],
      ['Backspace', 'empty the blank'],
      ['Ctrl Z', 'take back'],
      ['Enter', 'check'],
    ],
  ],
  [
    'On a card',
    [
      ['Space', 'show the answer'],
      ['1 to 4', 'grade it'],
      ['Ctrl Z', 'take the grade back'],
    ],
  ],
  [
    'In a program',
    [
      ['Ctrl Enter', 'run'],
      ['Tab', 'leave the editor'],
      ['Ctrl ]', 'indent'],
      ['Ctrl [', 'unindent'],
    ],
  ],
  [
    'Step by step',
    [
      ['← →', 'one step back or on'],
      ['Home, End', 'to the first or last step'],
    ],
  ],
];

export function Keys() {
  return (
    <details class="keys">
      <summary>What keys do</summary>
      <p>Keys of a question or card work while the focus is in it. On a Mac, Ctrl is ⌘.</p>
      {KEYS.map(([where, keys]) => (
        <section key={where} aria-label={where}>
          <h3 class="label">{where}</h3>
          <dl>
            {keys.map(([key, does]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </details>
  );
}
