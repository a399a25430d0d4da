/**
 * A whole pattern of a stranger who wants to run code in a learner's page: one payload a question, card, figure and source, in
 * every text that each of them has. The checker refuses such files; here they have got past it, so that the compiler
 * and the pages are all that stands between.
 */
import type {
  AuthoredCard,
  AuthoredQuestion,
  CheckedPage,
  CheckedPattern,
  CompiledPattern,
  Json,
  PageMode,
  PagePart,
  PageRecord,
  Proof,
  Prose,
  Provable,
} from '@tenfold/pattern';
import { compilePattern, parsePattern } from '@tenfold/pattern';
import { parseMarkdown } from '../../packages/pattern/src/parse/markdown.ts';
import { FIGURE, proofOf, recordOf } from '../../packages/pattern/src/proof.samples.ts';
import { CARD, CLAIM, FILL, MODE, PATTERN, PROGRAM, TRACK } from '../../packages/pattern/src/samples.ts';

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ');
/** YAML reads JSON. */
const quoted = (text: string) => JSON.stringify(oneLine(text));

/** The files of a good pattern with as many questions, cards, figures and sources as there are payloads. */
export function filesFor(id: string, payloads: readonly string[]): Record<string, string> {
  const kinds = [FILL, CLAIM, PROGRAM];
  const numbered = (text: string, index: number) => text.replace(/^id: .*$/m, `id: q${index}`);
  const questions = payloads.map(
    (_, index) => [`p/practice/${index + 1}-q.md`, numbered(kinds[index % 3] ?? FILL, index)] as const,
  );
  const cards = payloads.map(
    (_, index) =>
      [
        `p/review/${index + 1}-c.md`,
        CARD.replace(/^id: .*$/m, `id: c${index}`).replace('@gauss1801', `@s${index}`),
      ] as const,
  );
  const sources = payloads.map(
    (payload, index) =>
      `s${index}:\n  authors: ${quoted(payload)}\n  year: 2000\n  title: ${quoted(payload)}\n` +
      `  url: ${JSON.stringify(`https://example.org/${payload.replaceAll(/\s/g, '')}`)}\n`,
  );
  const parts = payloads.map(
    (_, index) => `## Part ${index}

Some prose.

:::note
A note.
:::

\`\`\`python run id=cell-${index} values=kept
kept = 1
\`\`\`

\`\`\`python figure id=figure-${index}
figure = {}
\`\`\`
`,
  );
  return {
    'track.yaml': TRACK,
    'p/pattern.md': PATTERN.replace(/^id: .*$/m, `id: ${id}`),
    'p/sources.yaml': sources.join(''),
    'p/practice/mode.md': MODE,
    'p/review/mode.md': MODE.replace('# Practice', '# Review'),
    'p/learn.md': `---\nminutes: 6\n---\n# Learn\n\nHalf of it.\n\n${parts.join('\n')}`,
    ...Object.fromEntries([...questions, ...cards]),
  };
}

/** Compiles the pattern `id` with each payload in its place. */
export async function compileHostile(id: string, payloads: readonly string[]): Promise<CompiledPattern> {
  const { pattern, diagnostics } = parsePattern(filesFor(id, payloads));
  if (pattern === null)
    throw new Error(`The good files are refused: ${JSON.stringify(diagnostics.slice(0, 3))}`);
  const hostile = withPayloads(pattern, payloads);
  const proofs = new Map<string, Proof>();
  const indexed = hostile.modes.flatMap((mode) => [
    ...mode.questions.map((question, index) => [question, index] as const),
    ...mode.cards.map((card, index) => [card, index] as const),
  ]);
  for (const [asked, index] of indexed)
    proofs.set(asked.id, withOutcomes(await proofOf(asked satisfies Provable), payloads[index] ?? ''));
  const pages = new Map<PageMode, PageRecord>();
  for (const page of hostile.pages) pages.set(page.mode, withPrinted(await recordOf(page), payloads));
  const result = await compilePattern(hostile, proofs, { pages, data: new Map() });
  if (result.compiled === null) throw new Error(JSON.stringify(result.diagnostics.slice(0, 3)));
  return result.compiled;
}

const prose = (payload: string, { at }: Prose): Prose => ({ nodes: parseMarkdown(payload).children, at });

function withPayloads(pattern: CheckedPattern, payloads: readonly string[]): CheckedPattern {
  const all = oneLine(payloads.join(' '));
  const at = (index: number) => payloads[index] ?? '';
  return {
    ...pattern,
    track: { ...pattern.track, title: all },
    title: all,
    summary: prose(payloads.join('\n\n'), pattern.summary),
    modes: pattern.modes.map((mode) => ({
      ...mode,
      title: all,
      summary: prose(payloads.join('\n\n'), mode.summary),
      questions: mode.questions.map((question, index) => hostileQuestion(question, at(index))),
      cards: mode.cards.map((card, index) => hostileCard(card, at(index))),
    })),
    pages: pattern.pages.map((page) => hostilePage(page, payloads)),
  };
}

function hostileQuestion(question: AuthoredQuestion, payload: string): AuthoredQuestion {
  const code = <C extends { readonly text: string }>(known: C | null): C | null =>
    known && { ...known, text: `${known.text}\ntext = ${JSON.stringify(payload)}  # ${oneLine(payload)}` };
  const own = (known: Prose | null) => known && prose(payload, known);
  return {
    ...question,
    title: payload,
    skill: payload,
    prompt: prose(payload, question.prompt),
    code: code(question.code),
    quick: { text: oneLine(payload), at: question.at },
    setup: { text: `# ${oneLine(payload)}`, at: question.at },
    hint: own(question.hint),
    explanation: prose(payload, question.explanation),
    solution: prose(payload, question.solution),
    mistakes: prose(payload, question.explanation),
    options: question.options.map((option, index) => ({
      ...option,
      label: prose(payload, option.label),
      // What goes into a blank, and is a chip.
      text: index === 0 ? option.text : oneLine(payload),
      misconception: prose(payload, option.label),
      block: code(option.block),
    })),
  };
}

function hostileCard(card: AuthoredCard, payload: string): AuthoredCard {
  return {
    ...card,
    title: payload,
    skill: payload,
    question: prose(payload, card.question),
    // Beside what was there: a citation of a source that has the payload too.
    answer: { ...card.answer, nodes: [...card.answer.nodes, ...parseMarkdown(payload).children] },
  };
}

function hostilePage(page: CheckedPage, payloads: readonly string[]): CheckedPage {
  let index = -1;
  const parts = page.parts.map((part): PagePart => {
    if (part.kind === 'heading') index += 1;
    const payload = payloads[index] ?? '';
    switch (part.kind) {
      case 'heading': {
        const [line] = parseMarkdown(`## ${oneLine(payload)}`).children;
        return line?.type === 'heading' ? { ...part, heading: line } : part;
      }
      case 'prose':
      case 'note':
        return { ...part, prose: prose(payload, part.prose) };
      case 'cell':
      case 'figure':
        return { ...part, code: { ...part.code, text: `${part.code.text}\n# ${oneLine(payload)}` } };
    }
  });
  return { ...page, title: oneLine(payloads.join(' ')), parts };
}

/** What a program printed and raised is the stranger's too. */
function withOutcomes(proof: Proof, payload: string): Proof {
  const error = { type: oneLine(payload), message: payload };
  return {
    ...proof,
    variants: proof.variants.map((variant) => ({
      ...variant,
      candidates: variant.candidates.map((each) => ({
        ...each,
        outcome: each.passes
          ? { kind: 'finished', shown: payload, error: null }
          : { kind: 'raised', shown: payload, error },
      })),
    })),
  };
}

function withPrinted(record: PageRecord, payloads: readonly string[]): PageRecord {
  const figure = (payload: string): Json => ({
    ...FIGURE,
    title: payload,
    alt: `${payload} and a sentence`,
    categories: [payload, 'other'],
    y: { label: payload },
    series: [{ name: payload, values: [0.5, 0.5] }],
  });
  return {
    ...record,
    programs: record.programs.map((run) => {
      const payload = payloads[Number(/\d+$/.exec(run.id)?.[0] ?? 0)] ?? '';
      return run.id.startsWith('figure')
        ? { ...run, figure: figure(payload) }
        : { ...run, printed: payload, values: { kept: payload } };
    }),
  };
}
