// Runs before the app, and says so in the page when the app cannot be loaded. It depends on nothing that could be missing.
(() => {
  const isStarting = () => document.getElementById('boot') !== null;
  const fail = () => {
    const message = document.getElementById('boot-failed');
    if (message) message.hidden = false;
    const waiting = document.getElementById('boot');
    if (waiting) waiting.hidden = true;
  };
  let hasFailed = false;
  const failed = () => {
    hasFailed = true;
    fail();
  };
  // The files that the page itself names, by addresses relative to it. What is loaded later, the app tells of itself.
  const isNamedByPage = (file) => (file.getAttribute('src') ?? file.getAttribute('href') ?? '').startsWith('./');
  addEventListener(
    'error',
    ({ target }) => {
      const isFile = target instanceof HTMLScriptElement || target instanceof HTMLLinkElement;
      if (isFile ? isNamedByPage(target) : isStarting()) failed();
    },
    true,
  );
  addEventListener('unhandledrejection', () => {
    if (isStarting()) failed();
  });
  addEventListener('DOMContentLoaded', () => {
    if (hasFailed) fail();
  });
  // A plain link would lose the fragment, which holds the state.
  addEventListener('click', (event) => {
    if (!(event.target instanceof Element) || !event.target.closest('.boot a')) return;
    event.preventDefault();
    location.reload();
  });
})();
