// The interface's words in the language of the page. The English text is the key, as on the server, which provides this table.

const address = document.querySelector('meta[name=words]')?.content;
let table = {};
try {
  if (address) table = await (await fetch(address)).json();
} catch { /* the server is unavailable: use English */ }

/** The text in the language of the page, with {0}, {1} … filled in. */
export const say = (text, ...values) => (table[text] ?? text).replace(/\{(\d+)\}/g, (place, i) => values[i] ?? place);

/** For dates and numbers. British ones: the day comes before the month, as in most of the world. */
export const locale = document.documentElement.lang === 'en' ? 'en-GB' : document.documentElement.lang;
