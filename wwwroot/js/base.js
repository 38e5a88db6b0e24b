// Only on pages of a blog in a folder of its host. Scripts and components use addresses from the blog's own root: this puts the folder in front of them,
// wherever the browser is given one. It runs before all other scripts.
(() => {
  'use strict';
  const folder = '/' + document.currentScript.dataset.folder;
  const inside = address => address.startsWith(folder) && ['', '/', '?', '#'].includes(address.slice(folder.length, folder.length + 1));
  const at = address => typeof address === 'string' && address[0] === '/' && address[1] !== '/' && !inside(address) ? folder + address : address;
  const each = list => typeof list === 'string' ? list.split(', ').map(at).join(', ') : list;
  const attributes = { href: at, src: at, action: at, formaction: at, poster: at, srcset: each, 'data-script': at };
  window.blogAddress = at;

  /** Replaces a method or the setter of a property; `change` gets the original and the arguments. */
  function wrap(type, name, change) {
    const own = Object.getOwnPropertyDescriptor(type.prototype, name);
    if (!own) return;
    const key = own.set ? 'set' : 'value', original = own[key];
    Object.defineProperty(type.prototype, name, { ...own, [key](...given) { return change.call(this, original, given); } });
  }

  function setAttribute(original, [name, value]) { return original.call(this, name, attributes[name]?.(value) ?? value); }
  wrap(Element, 'setAttribute', setAttribute);
  for (const [type, name] of [[HTMLAnchorElement, 'href'], [HTMLLinkElement, 'href'], [HTMLImageElement, 'src'], [HTMLImageElement, 'srcset'], [HTMLSourceElement, 'src'],
    [HTMLSourceElement, 'srcset'], [HTMLMediaElement, 'src'], [HTMLVideoElement, 'poster'], [HTMLIFrameElement, 'src'], [HTMLScriptElement, 'src'], [HTMLFormElement, 'action']])
    wrap(type, name, function (original, [value]) { return original.call(this, (name === 'srcset' ? each : at)(value)); });

  // Nothing is loaded from within a template.
  const template = document.createElement('template'), parse = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML');
  function placed(html) {
    parse.set.call(template, html);
    const fix = root => {
      for (const [name, put] of Object.entries(attributes))
        for (const element of root.querySelectorAll(`[${name}]`)) element.setAttribute(name, put(element.getAttribute(name)));
      for (const inner of root.querySelectorAll('template')) fix(inner.content);
    };
    fix(template.content);
    return parse.get.call(template);
  }
  const html = function (original, [text]) { return original.call(this, typeof text === 'string' && text.includes('="/') ? placed(text) : text); };
  wrap(Element, 'innerHTML', html);
  wrap(ShadowRoot, 'innerHTML', html);
  wrap(Element, 'insertAdjacentHTML', function (original, [place, text]) { return original.call(this, place, placed(text)); });

  wrap(History, 'pushState', function (original, [state, title, address]) { return original.call(this, state, title, at(address)); });
  wrap(History, 'replaceState', function (original, [state, title, address]) { return original.call(this, state, title, at(address)); });
  wrap(XMLHttpRequest, 'open', function (original, [method, address, ...more]) { return original.call(this, method, at(address), ...more); });
  wrap(Navigator, 'sendBeacon', function (original, [address, data]) { return original.call(this, at(address), data); });
  const { fetch, open, EventSource } = window;
  window.fetch = (address, options) => fetch(at(address), options);
  window.open = (address, ...more) => open(at(address), ...more);
  window.EventSource = class extends EventSource { constructor(address, options) { super(at(address), options); } };
})();
