// Opening a panel changes the address, and Blazor then scrolls to the top. Stay where the reader is looking.
export function stay(list) {
  // Null when the page was left before this came.
  list?.addEventListener('click', event => {
    if (!event.target.closest('a[href]')) return;
    const place = scrollY;
    const back = () => { if (scrollY === 0 && place > 0) scrollTo(0, place); };
    // The scroll event comes before the next picture is drawn: nothing jumps.
    addEventListener('scroll', back, { once: true });
    setTimeout(() => removeEventListener('scroll', back), 3000);
  });
}
