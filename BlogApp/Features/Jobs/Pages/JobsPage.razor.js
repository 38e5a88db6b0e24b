// Opening a job changes the address, and Blazor then scrolls to the top. This restores the scroll position.
export function stay(list) {
  // Null when the page was closed before this call.
  list?.addEventListener('click', event => {
    if (!event.target.closest('a[href]')) return;
    const place = scrollY;
    const back = () => { if (scrollY === 0 && place > 0) scrollTo(0, place); };
    // The scroll event fires before the next frame is drawn, so nothing jumps.
    addEventListener('scroll', back, { once: true });
    setTimeout(() => removeEventListener('scroll', back), 3000);
  });
}
