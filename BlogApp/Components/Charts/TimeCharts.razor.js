// Reads the charts of a page at one time, by pointer, finger or arrow keys, without calling the server. The readings are in data attributes
// (TimeCharts.razor, TimeChart.razor); their positions are in the drawing itself.
const none = '–';

function clock(zone, seconds) {
  const options = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...(seconds && { second: '2-digit' }) };
  try { return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone }); }
  catch { return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }); }
}

export function read(root) {
  const output = root.querySelector('.values');
  const ending = new AbortController();
  const readers = () => [...root.querySelectorAll('.reader')];
  // The time being read: seconds, or 'newest', which moves on; null: none.
  let moment = null, zone, format;

  function axis() {
    const { start, step, count, now } = root.dataset;
    return { start: +start, step: +step, count: +count, now: +now };
  }

  // Points are at the ends of buckets, the first at the axis' start. The newest point comes after the last complete bucket.
  function indexOf(time) {
    const { start, step, count, now } = axis();
    const index = Math.round((time - start) / step), last = start + (count - 1) * step;
    return Math.max(0, index < count && time <= (last + now) / 2 ? index : count);
  }

  function timeOf(index) {
    const { start, step, count, now } = axis();
    return index < count ? start + index * step : now;
  }

  function label(index) {
    const { step, count, now } = axis();
    if (zone !== root.dataset.zone) format = clock(zone = root.dataset.zone, step < 60);
    const at = timeOf(index);
    if (step < 60) return format.format(at * 1000);
    // A long bucket is named by its start and end.
    return `${format.format(1000 * (index < count ? at - step : timeOf(count - 1)))}–${format.format(at * 1000)}`;
  }

  function text(reader, index) {
    const values = reader.dataset.readings.split('|'), running = index >= values.length;
    // A ~ precedes the number of measured minutes, if some were missing.
    const [value, minutes] = (running ? reader.dataset.newest : values[index]).split('~');
    if (value === none) return value;
    const part = minutes ? root.dataset.partial.replace('#', minutes) : running && axis().step >= 60 ? root.dataset.running : '';
    return (reader.dataset.unit ? `${value} ${reader.dataset.unit}` : value) + (part && ` (${part})`);
  }

  // The drawn area in pixels, relative to the reader, derived from the library's grid lines.
  function area(reader) {
    const svg = reader.parentElement.querySelector('svg');
    const lines = [...svg?.querySelectorAll('.mud-charts-gridlines-yaxis path') ?? []].map(line => line.getAttribute('d').match(/[\d.]+/g).map(Number));
    const scale = svg?.getScreenCTM();
    if (!lines.length || !scale) return null;
    const box = reader.getBoundingClientRect();
    const x = value => scale.a * value + scale.e - box.left, y = value => scale.d * value + scale.f - box.top;
    return { svg, x, y, left: x(lines[0][0]), right: x(lines[0][2]), bottom: y(lines[0][1]), top: y(lines.at(-1)[1]) };
  }

  function mark(reader, name, style) {
    let element = reader.querySelector('.' + name);
    if (!element) (element = reader.appendChild(document.createElement('i'))).className = name;
    element.hidden = !style;
    Object.assign(element.style, style);
  }

  function show(reader, index) {
    const place = index === null ? null : area(reader);
    if (!place) return mark(reader, 'cursor', null), mark(reader, 'at', null);
    const { start, step, count } = axis();
    const x = place.left + (timeOf(index) - start) / (step * count) * (place.right - place.left);
    mark(reader, 'cursor', { left: `${x}px`, top: `${place.top}px`, height: `${place.bottom - place.top}px` });
    let nearest = null;
    for (const line of place.svg.querySelectorAll('path.mud-chart-line[fill=none]'))
      for (const [, px, py] of line.getAttribute('d').matchAll(/[ML] ([\d.-]+) ([\d.-]+)/g)) {
        const far = Math.abs(place.x(+px) - x);
        if (far < (nearest?.far ?? 2)) nearest = { far, y: place.y(+py) };
      }
    mark(reader, 'at', nearest && text(reader, index) !== none ? { left: `${x}px`, top: `${nearest.y}px` } : null);
  }

  // The library's own labels are hidden: it uses one offset for the whole axis, even on a day with a clock change.
  function name() {
    const labels = root.dataset.labels.split('|').filter(Boolean).map(label => label.split(' '));
    for (const reader of readers()) {
      const place = area(reader);
      const times = place ? labels.map(([at, words]) => {
        const time = document.createElement('i');
        time.className = 'time';
        time.textContent = words;
        Object.assign(time.style, { left: `${place.left + at * (place.right - place.left)}px`, top: `${place.bottom}px` });
        return time;
      }) : [];
      reader.querySelectorAll('.time').forEach(time => time.remove());
      reader.prepend(...times);
    }
  }

  function draw() {
    const index = moment === null ? null : moment === 'newest' ? axis().count : indexOf(moment);
    const all = readers();
    all.forEach(reader => show(reader, index));
    if (index === null) return output.replaceChildren();
    const time = document.createElement('time');
    time.textContent = label(index);
    output.replaceChildren(time, ...all.map(reader => {
      const entry = document.createElement('span'), value = document.createElement('b');
      entry.className = [...reader.closest('figure').classList].find(name => name.startsWith('fact-'));
      value.textContent = text(reader, index);
      entry.append(reader.dataset.title, value);
      return entry;
    }));
    const spoken = `${label(index)}: ` + all.map(reader => `${reader.dataset.title} ${text(reader, index)}`).join(', ');
    for (const reader of all) {
      reader.setAttribute('aria-valuenow', index);
      reader.setAttribute('aria-valuetext', spoken);
    }
  }

  function look(at) {
    moment = at;
    draw();
  }

  const moves = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageUp: -6, PageDown: 6, Home: -Infinity, End: Infinity };

  function key(event) {
    if (event.key === 'Escape') return look(null);
    const move = moves[event.key];
    if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const { count } = axis();
    const from = moment === null || moment === 'newest' ? count : indexOf(moment);
    const index = Math.min(Math.max(from + move, 0), count);
    look(index === count ? 'newest' : timeOf(index));
  }

  function point(event) {
    const place = area(event.target);
    if (!place) return;
    const { start, step, count } = axis();
    const x = event.clientX - event.target.getBoundingClientRect().left;
    const index = indexOf(start + (x - place.left) / (place.right - place.left) * step * count);
    look(index === count ? 'newest' : timeOf(index));
  }

  function on(type, act) {
    root.addEventListener(type, event => { if (event.target.matches?.('.reader')) act(event); }, { signal: ending.signal });
  }

  on('pointermove', point);
  on('pointerdown', point);
  // Lifting the finger keeps the reading; a touch elsewhere removes it.
  on('pointerout', event => { if (event.pointerType !== 'touch') look(null); });
  on('focusout', () => look(null));
  on('keydown', key);
  function redraw() {
    name();
    if (moment !== null) draw();
  }
  // Ignore this script's own changes.
  const changed = new MutationObserver(changes => { if (changes.some(change => !change.target.closest('.reader, .values'))) redraw(); });
  changed.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-now', 'data-start', 'data-labels', 'd'] });
  addEventListener('resize', redraw, { signal: ending.signal });
  redraw();

  return {
    dispose() {
      ending.abort();
      changed.disconnect();
    },
  };
}
