/** Options are values; `truth` computes the `answer` that they are compared with. */
import * as v from 'valibot';
import type { AuthoredOption } from '../../authored.ts';
import { keyOf } from '../../answer-key.ts';
import type { Kind } from '../kind.ts';
import { isCode, SHOWN_OPTIONS } from '../options.ts';
import { isKeyed, join, toProgram } from '../programs.ts';
import { TOLERANCE } from '../tolerance.ts';

const fields = { tolerance: TOLERANCE };

export const value: Kind<'value'> = {
  fields,
  blocks: { check: 'none', truth: 'required', reference: 'none', show: 'optional' },
  blanks: { least: 0, most: 0, says: 'no blanks', remedy: 'Write the whole code.' },
  marks: 'tick',
  ...SHOWN_OPTIONS,
  optionBlocks: ['expect'],
  toQuestion({ base, blocks: { truth }, extra }, report) {
    for (const option of base.options) {
      if (option.block !== null || isCode(option)) continue;
      const remedy =
        'Put the expression into `backticks`, or into a ```python expect block under the option.';
      report('option-not-code', option.at, { reason: 'it is compared with the answer', remedy });
    }
    return truth && { ...base, kind: 'value', truth, ...v.parse(v.object(fields), extra) };
  },
  toCandidates(question, prelude) {
    const code = join(question.code?.text, question.truth.text);
    return question.options.map((option) => ({
      answer: keyOf([option.id]),
      keyed: isKeyed(question, [option]),
      records: 'output',
      program: toProgram(question, join(prelude, DIFFERENCE), {
        code,
        check: `${differenceFrom(option)}\nassert _difference is not None and _difference <= ${question.tolerance}`,
        show: question.show?.text ?? `${differenceFrom(option)}\n${describe(question.tolerance)}`,
      }),
      runnable: join(code, question.show?.text, 'print(answer)'),
    }));
  },
  publish: (base) => ({ ...base, kind: 'value' }),
  seal: (base) => ({ ...base, kind: 'value' }),
};

function differenceFrom(option: AuthoredOption): string {
  return `_difference = _largest_difference(answer, (\n${option.block?.text ?? option.text}\n))`;
}

/** Largest difference between the numbers of two values; None where they have another shape or are no numbers. */
const DIFFERENCE = `
def _largest_difference(a, b):
    a, b = (x.tolist() if hasattr(x, "tolist") else x for x in (a, b))
    if isinstance(a, (list, tuple)) and isinstance(b, (list, tuple)):
        if len(a) != len(b):
            return None
        parts = [_largest_difference(x, y) for x, y in zip(a, b)]
        return None if None in parts else max(parts, default=0.0)
    if isinstance(a, (int, float)) and isinstance(b, (int, float)):
        if a == b or (a != a and b != b):
            return 0.0
        return abs(a - b) if a == a and b == b else float("inf")
    return 0.0 if type(a) is type(b) and a == b else None
`.trim();

const describe = (tolerance: number) =>
  `
if _difference is None:
    print("is not", repr(answer))
elif _difference <= ${tolerance}:
    print("differs by less than ${tolerance}")
else:
    print(f"differs by {_difference:.4g}")
`.trim();
