/* Runs before the first paint, which a module comes too late for: src/ui/kit/theme.ts keeps up what is set here. */
(() => {
  let choice = null;
  try {
    choice = localStorage.getItem('theme');
  } catch {
    // Storage may be forbidden: then the system decides.
  }
  const chosen = choice === 'light' || choice === 'dark';
  const theme = chosen ? choice : matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const surface = { light: '#edf1f6', dark: '#0a1624' }; // --surface-0 of tokens.css, which is not there yet
  document.documentElement.dataset.theme = theme;
  document.querySelector('meta[name="color-scheme"]')?.setAttribute('content', theme);
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', surface[theme]);
})();
