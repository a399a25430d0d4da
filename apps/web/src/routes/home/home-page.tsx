/** Home: what this is in five seconds, and the first task in one click. */
import { ranOnText } from '@tenfold/pattern/public';
import { patterns, shownPractice } from '../../content/content.ts';
import { useHead } from '../../head/head.ts';
import { events } from '../../journal/journal.ts';
import { LOGO, Ring } from '../../ring/ring.tsx';
import { ProofField } from './proof-field.tsx';
import { PatternCard } from './pattern-card.tsx';
import './home-page.css';

export default function HomePage() {
  useHead(
    'Tenfold: PyTorch patterns, practised and proved',
    'Practise PyTorch patterns: fill in code, choose, predict, write. Every answer is run, on PyTorch and in your browser; a wrong one shows what it really does.',
  );
  const all = [...patterns].map(([path, about]) => {
    const practice = shownPractice.get(path)?.read() ?? { questions: [] };
    return { path, pattern: about.read(), questions: practice.questions };
  });
  const [first] = all;
  if (!first) return null;
  const { path, pattern, questions } = first;
  const isBegun = events.value.length > 0;
  return (
    <div class="home">
      <div class="home-hero">
        <h1>
          Practise PyTorch.
          <br />
          Every answer is run.
        </h1>
        <Ring done={LOGO} />
      </div>
      <p class="lede">
        Fill in code, choose, predict, write. Every option was run{' '}
        {ranOnText(questions[0]?.proof.ranOn ?? [])}, and what you write is run here. A wrong answer shows
        what it does: an exception, a wrong number, or nothing at all.
      </p>
      <p class="home-start">
        {/* The pattern's page tells what is best done next. */}
        <a class="button main" href={isBegun ? `/${path}` : `/${path}/practice#${questions[0]?.id}`}>
          {isBegun ? `Go on with ${pattern.title.toLowerCase()}` : 'Start with the first task'}
        </a>
        <span class="label">no account, nothing to install</span>
      </p>
      <ProofField questions={questions} />
      <h2>Patterns</h2>
      <ul class="pattern-cards">
        {all.map((each) => (
          <PatternCard {...each} />
        ))}
      </ul>
      <p class="home-foot">
        <a href="/data">Your data</a> stays on this device. Free software under the MIT licence, with the work
        of{' '}
        <a href="/notices.txt" target="_blank" rel="noreferrer">
          others (new tab)
        </a>
        .
      </p>
    </div>
  );
}
