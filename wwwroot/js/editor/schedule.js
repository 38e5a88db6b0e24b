// Asks for the moment of publishing: date and time in a time zone, shown exactly before it is agreed to.

import { locale, say } from '../words.js';

export class Schedule {
  #dialog; #form; #resolve = null;

  constructor(dialog, siteZone) {
    this.#dialog = dialog;
    this.#form = dialog.querySelector('form');
    const zone = this.#form.elements.zone, own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const zones = [[own, say('Where you are ({0})', own)], [siteZone, say('The blog’s ({0})', siteZone)], ['UTC', 'UTC']];
    const named = zones.filter(([name], i) => name && valid(name) && zones.findIndex(([other]) => other === name) === i);
    zone.replaceChildren(...named.map(([name, words]) => new Option(words, name)));
    this.#form.addEventListener('input', () => this.#show());
    this.#form.addEventListener('submit', event => {
      event.preventDefault();
      const { at, error } = this.#read();
      if (error) { this.#say(error, true); return; }
      const done = this.#resolve;
      this.#resolve = null;
      dialog.close();
      done?.(at);
    });
    dialog.querySelector('[data-close]').addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => { this.#resolve?.(null); this.#resolve = null; });
  }

  /** A Date, or null when it was not agreed to. */
  ask(present) {
    const start = present && present > new Date() ? present : new Date(Math.ceil((Date.now() + 3_600_000) / 3_600_000) * 3_600_000);
    const parts = partsIn(this.#form.elements.zone.value, start);
    this.#form.elements.date.value = `${parts.year}-${pad(parts.month)}-${pad(parts.day)}`;
    this.#form.elements.time.value = `${pad(parts.hour)}:${pad(parts.minute)}`;
    this.#show();
    this.#dialog.showModal();
    return new Promise(done => { this.#resolve = done; });
  }

  /** Says what the server did not like, and asks again. */
  refuse(words, present) {
    const again = this.ask(present);
    this.#say(words, true);
    return again;
  }

  #read() {
    const { date, time, zone } = this.#form.elements;
    if (!date.value || !time.value) return { error: say('Say when: a date and a time.') };
    const [year, month, day] = date.value.split('-').map(Number), [hour, minute] = time.value.split(':').map(Number);
    const at = instantIn(zone.value, { year, month, day, hour, minute });
    if (!at) return { error: say('This time does not exist there: the clocks are put forward. Choose another.') };
    if (at <= new Date()) return { error: say('This moment has passed. Choose one ahead, or publish now.') };
    return { at };
  }

  #show() {
    const { at, error } = this.#read();
    if (error) { this.#say(error, true); return; }
    const zone = this.#form.elements.zone.value;
    this.#say(zone === 'UTC' ? say('{0}; in {1}.', whole(at, zone), distance(at)) : say('{0}, that is {1}; in {2}.', whole(at, zone), whole(at, 'UTC'), distance(at)), false);
  }

  #say(words, wrong) {
    const place = this.#dialog.querySelector('[data-when]');
    place.textContent = words;
    place.classList.toggle('error', wrong);
  }
}

const pad = number => String(number).padStart(2, '0');

function valid(zone) {
  try { new Intl.DateTimeFormat('en', { timeZone: zone }); return true; } catch { return false; }
}

function partsIn(zone, at) {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', hourCycle: 'h23' });
  return Object.fromEntries(format.formatToParts(at).filter(part => part.type !== 'literal').map(part => [part.type, Number(part.value)]));
}

/** The moment at which clocks of a zone show this; the first one where they show it twice; null where they skip it. */
export function instantIn(zone, wanted) {
  const asUtc = Date.UTC(wanted.year, wanted.month - 1, wanted.day, wanted.hour, wanted.minute);
  const same = parts => ['year', 'month', 'day', 'hour', 'minute'].every(name => parts[name] === wanted[name]);
  // The offset is one of those in force a day before and a day behind.
  const offsets = [-1, 1].map(days => {
    const near = new Date(asUtc + days * 86_400_000), parts = partsIn(zone, near);
    return Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute) - Math.floor(near / 60_000) * 60_000;
  });
  const found = offsets.map(offset => new Date(asUtc - offset)).filter(at => same(partsIn(zone, at))).sort((a, b) => a - b);
  return found[0] ?? null;
}

export const whole = (at, zone) => `${new Intl.DateTimeFormat(locale, { timeZone: zone, weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)} (${zone})`;

function distance(at) {
  const minutes = Math.max(1, Math.round((at - Date.now()) / 60_000));
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  return [days > 0 && say('{0} d', days), hours > 0 && say('{0} h', hours), rest > 0 && days <= 2 && say('{0} min', rest)].filter(Boolean).join(' ');
}
