/**
 * Ways by which the frame round a program's worker could lead the page elsewhere or open a window, each as the script that
 * tries it there. A program has no hold on that frame; these are tried in case one gets it. `SECRET` is an address of the
 * page's own site that is told when it is asked for.
 */
export interface FrameWay {
  readonly title: string;
  readonly attempt: string;
}

const linkTo = (target: string) => `
  const link = document.createElement('a');
  link.href = SECRET;
  link.target = '${target}';
  document.documentElement.append(link);
  link.click();`;
const formTo = (target: string) => `
  const form = document.createElement('form');
  form.action = SECRET;
  form.target = '${target}';
  document.documentElement.append(form);
  form.submit();`;

export const FRAME_WAYS: readonly FrameWay[] = [
  { title: 'window.open', attempt: "open(SECRET, '_blank')" },
  { title: 'window.open by the name of the page', attempt: "open(SECRET, '_top')" },
  { title: 'a link into a new window', attempt: linkTo('_blank') },
  { title: 'a link in place of the page', attempt: linkTo('_top') },
  { title: 'a form into a new window', attempt: formTo('_blank') },
  { title: 'a form in place of the page', attempt: formTo('_parent') },
  { title: "the page's address", attempt: 'top.location.href = SECRET' },
  { title: "another address in the page's place", attempt: 'parent.location.replace(SECRET)' },
];

/** The body of a function that tries one; what it throws is part of being stopped. */
export const scriptFor = ({ attempt }: FrameWay, secret: string): string =>
  `const SECRET = ${JSON.stringify(secret)};
  try { ${attempt} } catch {}`;
