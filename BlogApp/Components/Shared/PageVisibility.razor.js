// Reports to a component whether the tab is visible.
export function watch(page) {
  const tell = () => page.invokeMethodAsync('SetVisible', !document.hidden).catch(() => { /* The connection is lost; the page will be reloaded. */ });
  document.addEventListener('visibilitychange', tell);
  if (document.hidden) tell();
  return { dispose: () => document.removeEventListener('visibilitychange', tell) };
}
