import { expect, test } from 'vitest';
import { entriesOf } from './write-search.ts';

test('a page and its headed parts are entries, with what stands there', () => {
  const html = `<header><h1>Tenfold</h1></header><main><h1>Learn</h1><p>First <code>torch<wbr>.nn</code>.</p>
    <h2 id="row">The row</h2><p>Of <b>targets</b>.</p><button>Run</button><span aria-hidden="true">x</span>
    <section id="task"><h2 id="task-title">Task</h2><ul><li>one</li><li>two</li></ul></section><h2>Without address</h2></main>`;
  expect(entriesOf({ address: '/a', html })).toEqual([
    { url: '/a', title: 'Learn', page: 'Learn', text: 'First torch.nn.' },
    { url: '/a#row', title: 'The row', page: 'Learn', text: 'Of targets .' },
    { url: '/a#task', title: 'Task', page: 'Learn', text: 'one two' },
  ]);
});
