// Tells a component whether the tab is in sight.
export function watch(page) {
  const tell = () => page.invokeMethodAsync('SetVisible', !document.hidden).catch(() => { /* The connection is lost; the page is loaded anew. */ });
  document.addEventListener('visibilitychange', tell);
  if (document.hidden) tell();
  return { dispose: () => document.removeEventListener('visibilitychange', tell) };
}
