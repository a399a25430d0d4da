/**
 * The code editor, fetched only when a program is opened. It lives in a shadow root, where CodeMirror uses constructed
 * style sheets: the page's policy allows no style element made by scripts.
 */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { python } from '@codemirror/lang-python';
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';

interface EditorOptions {
  readonly text: string;
  /** What was selected in a field that had the focus: the editor takes both over. */
  readonly selection?: { readonly anchor: number; readonly head: number } | null;
  readonly onChange: (text: string) => void;
  /** Ctrl+Enter. */
  readonly onRun: () => void;
}

/** Puts an editor in place of what `host` shows. Gives the function that takes it away again. */
export function openEditor(
  host: HTMLElement,
  { text, selection = null, onChange, onRun }: EditorOptions,
): () => void {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const runKey = {
    key: 'Mod-Enter',
    run: () => {
      onRun();
      return true;
    },
  };
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        history(),
        python(),
        indentUnit.of('    '),
        indentOnInput(),
        bracketMatching(),
        syntaxHighlighting(STYLE),
        THEME,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': 'Program' }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onChange(update.state.doc.toString());
        }),
        // Tab is left alone, so that the keyboard can always leave the editor; Ctrl+] and Ctrl+[ indent.
        keymap.of([runKey, ...defaultKeymap, ...historyKeymap]),
      ],
    }),
  });
  if (selection) {
    view.dispatch({ selection });
    view.focus();
  }
  return () => view.destroy();
}

const STYLE = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword], fontWeight: '600' },
  { tag: [tags.string, tags.number, tags.bool, tags.null], color: 'var(--literal)' },
  { tag: [tags.comment, tags.punctuation, tags.operator], color: 'var(--ink-soft)' },
  { tag: tags.function(tags.variableName), color: 'var(--action)' },
  { tag: tags.function(tags.propertyName), color: 'var(--action)' },
]);

const THEME = EditorView.theme({
  '&': { color: 'var(--ink)', height: '100%', fontSize: 'inherit' },
  '&:focus-within': { outline: '2px solid var(--action)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '26px' },
  '.cm-content': { padding: '10px 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 14px 0 6px' },
  '.cm-gutters': { background: 'none', border: '0', color: 'var(--ink-soft)', minWidth: '40px' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '34px' },
  '&.cm-focused .cm-selectionBackground, ::selection': { background: 'var(--action-wash)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-matchingBracket': { background: 'var(--action-wash)', outline: '1px solid var(--action)' },
});
