/** `{name}` in an author's text: where it stands, and putting values in. Braces around anything else stay. */
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { AuthoredOption, AuthoredQuestion, Code, Prose } from '../authored.ts';

/** Values by name, as Python's `str` writes them. */
export type Values = Readonly<Record<string, string>>;

const BRACED = /\{([A-Za-z]\w*)\}/g;

/** Each `{name}` in `text` with its offset. */
export function bracedNames(text: string): { readonly name: string; readonly offset: number }[] {
  return [...text.matchAll(BRACED)].map((found) => ({ name: found[1] ?? '', offset: found.index }));
}

/** `text` with every `{name}` that has a value replaced by it. */
export function replaceNames(text: string, values: Values): string {
  return text.replace(BRACED, (braced, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? '') : braced,
  );
}

/** In formulas the braces stay, so that `\frac{K}{2}` becomes `\frac{10}{2}` and not `\frac10{2}`. */
function replaceInFormula(text: string, values: Values): string {
  return text.replace(BRACED, (braced, name: string) =>
    Object.hasOwn(values, name) ? `{${values[name]}}` : braced,
  );
}

function replaceInProse(prose: Prose, values: Values): Prose {
  const root: Root = { type: 'root', children: prose.nodes.map((node) => structuredClone(node)) };
  visit(root, (node) => {
    if (node.type === 'math' || node.type === 'inlineMath') {
      node.value = replaceInFormula(node.value, values);
      node.data = { ...node.data, hChildren: [{ type: 'text', value: node.value }] };
    } else if ('value' in node) {
      node.value = replaceNames(node.value, values);
    }
  });
  return { ...prose, nodes: root.children };
}

function replaceInCode<C extends Code>(code: C, values: Values): C {
  return { ...code, text: replaceNames(code.text, values) };
}

function replaceInOption(option: AuthoredOption, values: Values): AuthoredOption {
  return {
    ...option,
    label: replaceInProse(option.label, values),
    text: replaceNames(option.text, values),
    misconception: option.misconception && replaceInProse(option.misconception, values),
    block: option.block && replaceInCode(option.block, values),
  };
}

/** The question with its parameters chosen. Title, hint and setup are left alone: all variants share them. */
export function instantiate<Q extends AuthoredQuestion>(question: Q, values: Values): Q {
  return {
    ...question,
    prompt: replaceInProse(question.prompt, values),
    code: question.code && replaceInCode(question.code, values),
    show: question.show && replaceInCode(question.show, values),
    quick: question.quick && replaceInCode(question.quick, values),
    explanation: replaceInProse(question.explanation, values),
    solution: replaceInProse(question.solution, values),
    mistakes: question.mistakes && replaceInProse(question.mistakes, values),
    options: question.options.map((option) => replaceInOption(option, values)),
    ...('check' in question && { check: question.check && replaceInCode(question.check, values) }),
    ...('truth' in question && { truth: replaceInCode(question.truth, values) }),
    ...('reference' in question && { reference: replaceInCode(question.reference, values) }),
  };
}
