// An article's comforts: copy buttons. It reads fully without.
(() => {
  'use strict';
  const say = document.currentScript.dataset;
  const $ = (selector, from = document) => [...from.querySelectorAll(selector)];

  // Secure addresses have a clipboard.
  if (navigator.clipboard) $('figure.code').forEach(figure => {
    const button = document.createElement('button');
    const label = text => { button.textContent = text; };
    button.type = 'button';
    label(say.copy);
    button.onclick = async () => {
      await navigator.clipboard.writeText($('code', figure)[0].textContent).then(() => label(say.copied), () => label(say.refused));
      setTimeout(label, 2000, say.copy);
    };
    figure.append(button);
  });
})();
