// Draws the live lines of one page. The server sends data points, axis labels and ticks (LiveFrame.cs); what is drawn
// where is decided here, and nothing else. Charts share the time axis and the hover.
const SVG = 'http://www.w3.org/2000/svg';
const MARGIN = { left: 42, right: 14, top: 10, bottom: 24 };
const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: 'UTC' });

// As NumberText.cs writes them.
const written = {
  count: value => Math.round(value).toLocaleString('en-US'),
  rate: value => value < 9.95 ? value.toFixed(1) : Math.round(value).toLocaleString('en-US'),
  share: value => value >= 1 ? '100' : (Math.floor(Math.round(value * 1e9) / 1e6) / 10).toFixed(1),
};
const formats = [written.count, written.rate, written.share];

function element(name, className, parent) {
  const node = document.createElementNS(SVG, name);
  if (className) node.setAttribute('class', className);
  parent?.append(node);
  return node;
}

function place(node, attributes) {
  for (const name in attributes) node.setAttribute(name, attributes[name]);
}

const round = value => Math.round(value * 10) / 10;

class Plot {
  constructor(host, facts) {
    this.host = host;
    this.facts = facts;
    this.times = [];
    this.values = [];
    this.axis = [];
    this.svg = element('svg', null, host);
    this.svg.setAttribute('aria-hidden', 'true');
    this.grid = element('g', 'grid', this.svg);
    this.ticks = element('g', 'ticks', this.svg);
    this.area = element('path', 'area', this.svg);
    this.line = element('path', 'line', this.svg);
    this.newest = element('circle', 'newest', this.svg);
    this.cursor = element('line', 'cursor', this.svg);
    this.reading = element('circle', 'reading', this.svg);
  }

  take(points, from, axis, reset) {
    if (reset) this.times = [], this.values = [];
    for (let i = 0; i < points.length; i += 2) {
      this.times.push(from + points[i]);
      this.values.push(points[i + 1]);
    }
    if (axis) this.axis = axis;
  }

  forget(before) {
    const first = this.times.findIndex(time => time >= before);
    if (first <= 0) return;
    this.times.splice(0, first);
    this.values.splice(0, first);
  }

  x(time) { return MARGIN.left + (time - this.start) / this.span * (this.width - MARGIN.left - MARGIN.right); }
  y(value) { return MARGIN.top + (1 - Math.min(value / this.top, 1)) * (this.height - MARGIN.top - MARGIN.bottom); }
  timeAt(x) { return this.start + (x - MARGIN.left) / (this.width - MARGIN.left - MARGIN.right) * this.span; }

  // The reading nearest to a time; null where there is none within reach.
  at(time, reach) {
    let best = -1;
    for (let i = this.times.length - 1; i >= 0; i--) {
      if (this.values[i] === null) continue;
      if (best < 0 || Math.abs(this.times[i] - time) < Math.abs(this.times[best] - time)) best = i;
      else break;
    }
    return best >= 0 && Math.abs(this.times[best] - time) <= reach ? best : null;
  }

  draw(start, span, ticks) {
    this.start = start;
    this.span = span;
    this.width = this.host.clientWidth;
    this.height = this.host.clientHeight;
    if (!this.width || !this.axis.length) return;
    this.top = this.axis[this.axis.length - 1].at;
    place(this.svg, { width: this.width, height: this.height });
    this.drawAxes(ticks);
    const foot = this.y(0);
    let line = '', area = '', begun = null, last = null;
    const close = () => {
      if (begun === null) return;
      if (begun === last) line += 'h0';
      area += `L${last} ${foot}L${begun} ${foot}Z`;
      begun = null;
    };
    for (let i = 0; i < this.times.length; i++) {
      if (this.values[i] === null) {
        close();
        continue;
      }
      const x = round(this.x(this.times[i])), point = `${x} ${round(this.y(this.values[i]))}`;
      line += (begun === null ? 'M' : 'L') + point;
      area += (begun === null ? 'M' : 'L') + point;
      begun ??= x;
      last = x;
    }
    close();
    this.line.setAttribute('d', line);
    this.area.setAttribute('d', area);
    const end = this.values.length - 1, shown = end >= 0 && this.values[end] !== null;
    this.newest.style.display = shown ? '' : 'none';
    if (shown) place(this.newest, { cx: this.x(this.times[end]), cy: this.y(this.values[end]), r: 4 });
  }

  drawAxes(ticks) {
    const key = `${this.width} ${this.height} ${this.axis.map(label => label.text)}`;
    if (key !== this.drawnGrid) {
      this.drawnGrid = key;
      this.grid.replaceChildren();
      for (const { at, text } of this.axis) {
        const y = Math.round(this.y(at)) + .5;
        place(element('line', null, this.grid), { x1: MARGIN.left, x2: this.width - MARGIN.right, y1: y, y2: y });
        const label = element('text', null, this.grid);
        place(label, { x: MARGIN.left - 8, y: y + 4, 'text-anchor': 'end' });
        label.textContent = text;
      }
    }
    const seen = ticks.filter(tick => tick.at >= this.start && tick.at <= this.start + this.span);
    while (this.ticks.childElementCount > seen.length) this.ticks.lastChild.remove();
    seen.forEach((tick, i) => {
      const label = this.ticks.children[i] ?? element('text', null, this.ticks);
      // A label at the edge stays inside the chart.
      const x = Math.min(Math.max(this.x(tick.at), MARGIN.left + 16), this.width - MARGIN.right - 10);
      place(label, { x: round(x), y: this.height - 6, 'text-anchor': 'middle' });
      if (label.textContent !== tick.text) label.textContent = tick.text;
    });
  }

  mark(time, reach) {
    const shown = time !== null && this.width > 0;
    this.cursor.style.display = shown ? '' : 'none';
    const index = shown ? this.at(time, reach) : null;
    this.reading.style.display = index === null ? 'none' : '';
    if (!shown) return null;
    const x = Math.round(this.x(time)) + .5;
    place(this.cursor, { x1: x, x2: x, y1: MARGIN.top, y2: this.height - MARGIN.bottom });
    if (index === null) return null;
    place(this.reading, { cx: this.x(this.times[index]), cy: this.y(this.values[index]), r: 5 });
    return this.values[index];
  }
}

/**
 * @param {HTMLElement} root holds the plots (.live-plot), the tooltip and the spoken text
 * @param {{span: number, charts: {title: string, unit: ?string, format: number, fact: string}[]}} facts seconds from
 *   the left edge to the right, and what each plot shows
 */
export function create(root, { span, charts: facts }) {
  const plots = [...root.querySelectorAll('.live-plot')].map((host, i) => new Plot(host, facts[i]));
  const tooltip = root.querySelector('.chart-tooltip'), spoken = root.querySelector('.chart-spoken');
  let ticks = [], newest = 0;
  // Where the reader looks: a place under the pointer, or a moment chosen by keyboard.
  let looking = null;

  function draw() {
    if (document.hidden || !newest) return;
    for (const plot of plots) plot.draw(newest - span, span, ticks);
    read();
  }

  function read() {
    const plot = looking?.plot;
    if (plot && looking.x !== undefined) {
      const index = plot.at(plot.timeAt(looking.x), span);
      looking.time = index === null ? null : plot.times[index];
    }
    const time = looking?.time ?? null;
    const values = plots.map(each => each.mark(time, 2.5));
    tooltip.hidden = time === null;
    if (time === null) return;
    const head = document.createElement('div');
    head.textContent = `${clock.format(time * 1000)} UTC`;
    tooltip.replaceChildren(head, ...plots.map((each, i) => row(each.facts, values[i])));
    const box = root.getBoundingClientRect(), host = plot.host.getBoundingClientRect();
    const x = host.left - box.left + plot.x(time), room = tooltip.offsetWidth + 16;
    const left = x + room > box.width ? Math.max(x - room, 0) : x + 16;
    tooltip.style.transform = `translate(${Math.round(left)}px, ${Math.round(host.top - box.top + 4)}px)`;
  }

  function text(facts, value) {
    return value === null ? '–' : formats[facts.format](value) + (facts.unit ? ` ${facts.unit}` : '');
  }

  function row(facts, value) {
    const line = document.createElement('div'), name = document.createElement('span'), number = document.createElement('b');
    line.className = facts.fact;
    name.textContent = facts.title;
    number.textContent = text(facts, value);
    line.append(name, number);
    return line;
  }

  function look(at) {
    looking = at;
    if (newest) read();
  }

  const keys = {
    ArrowLeft: time => time - 1,
    ArrowRight: time => time + 1,
    PageUp: time => time - 60,
    PageDown: time => time + 60,
    Home: () => newest - span,
    End: () => newest,
  };

  function key(plot, event) {
    if (event.key === 'Escape') return look(null);
    const move = keys[event.key];
    if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const wanted = move(looking?.time ?? newest);
    const time = Math.min(Math.max(wanted, newest - span), newest);
    look({ plot, time });
    const values = plots.map(each => each.at(time, 2.5)).map((index, i) => index === null ? null : plots[i].values[index]);
    spoken.textContent = `${clock.format(time * 1000)}: ` + plots.map((each, i) => `${each.facts.title} ${text(each.facts, values[i])}`).join(', ');
  }

  for (const plot of plots) {
    const host = plot.host;
    host.onpointermove = event => look({ plot, x: event.clientX - host.getBoundingClientRect().left });
    host.onpointerdown = host.onpointermove;
    host.onpointerleave = host.onpointercancel = () => look(null);
    host.onblur = () => look(null);
    host.onkeydown = event => key(plot, event);
  }
  const resized = new ResizeObserver(draw);
  plots.forEach(plot => resized.observe(plot.host));
  document.addEventListener('visibilitychange', draw);

  return {
    push(frame) {
      frame.charts.forEach((chart, i) => plots[i].take(chart.points, frame.from, chart.axis, frame.reset));
      if (frame.ticks) ticks = frame.ticks;
      newest = Math.max(...plots.map(plot => plot.times[plot.times.length - 1] ?? 0));
      plots.forEach(plot => plot.forget(newest - span));
      draw();
    },
    dispose() {
      resized.disconnect();
      document.removeEventListener('visibilitychange', draw);
    },
  };
}
