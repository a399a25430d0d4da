// Inlined into every page's head (its hash is in the content policy): what must be known before the first paint.
// `live` says that scripts run: what only they can open may be folded away. `resuming` says that the learner has a log,
// so that what it will change is not shown before it has been read.
const { classList, dataset } = document.documentElement;
classList.add('live');
try {
  const theme = localStorage.getItem('tenfold.theme');
  if (theme) dataset.theme = theme;
  if (localStorage.getItem('tenfold.started')) classList.add('resuming');
} catch {}
