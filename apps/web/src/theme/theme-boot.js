// Inlined into every page's head (its hash is in the content policy): what must be known before the first paint.
// `live` says that scripts run: what only they can open may be folded away.
document.documentElement.classList.add('live');
try {
  const theme = localStorage.getItem('tenfold.theme');
  if (theme) document.documentElement.dataset.theme = theme;
} catch {}
