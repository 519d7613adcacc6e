// An element that draws curves over time; their figures are told in its label too.
import { minute, number, time } from './show.js';

const HEIGHT = 170;
const COLOURS = ['--curve-1', '--curve-2', '--curve-3', '--curve-4', '--curve-5', '--curve-6'];

function said({ label, unit, series }) {
  const each = series.map(({ name, values }) => {
    const known = values.filter((value) => value !== null && value !== undefined);
    const figures = known.length === 0
      ? 'no values'
      : `last ${number(known[known.length - 1])}, highest ${number(Math.max(...known))}`;
    return `${name} ${figures}`;
  });
  return `${label}${unit ? ` in ${unit}` : ''}: ${each.join('; ')}`;
}

class PodiumPlot extends HTMLElement {
  #plot = null;
  #given = null;
  #shape = '';
  #width = 0;
  #theme = matchMedia('(prefers-color-scheme: dark)');
  #redraw = () => this.#draw(true);
  #resized = new ResizeObserver(() => {
    if (this.#plot && this.clientWidth !== this.#width) this.#size();
  });

  /** {label, unit, times, clock, series: [{name, values}]}: times in seconds, by the clock or from 0. */
  set given(given) {
    this.#given = given;
    if (this.isConnected) this.#draw(false);
  }

  connectedCallback() {
    this.setAttribute('role', 'img');
    this.#theme.addEventListener('change', this.#redraw);
    this.#resized.observe(this);
    this.#draw(true);
  }

  disconnectedCallback() {
    this.#theme.removeEventListener('change', this.#redraw);
    this.#resized.disconnect();
    this.#plot?.destroy();
    this.#plot = null;
  }

  #draw(anew) {
    if (!this.#given) return;
    const { times, series } = this.#given;
    this.setAttribute('aria-label', said(this.#given));
    const data = [times, ...series.map(({ values }) => values)];
    const shape = series.map(({ name }) => name).join('\n');
    if (this.#plot && !anew && shape === this.#shape) {
      this.#plot.setData(data);
      return;
    }
    this.#plot?.destroy();
    this.#shape = shape;
    this.#width = this.clientWidth;
    this.#plot = new window.uPlot(this.#options(), data, this);
  }

  #size() {
    this.#width = this.clientWidth;
    this.#plot.setSize({ width: this.#width, height: HEIGHT });
  }

  #options() {
    const style = getComputedStyle(this);
    const colour = (name) => style.getPropertyValue(name).trim();
    const axis = { stroke: colour('--soft'), grid: { stroke: colour('--line'), width: 1 }, ticks: { show: false }, font: '11px system-ui' };
    const value = (plot, at) => (at === null || at === undefined ? '–' : number(at));
    return {
      width: this.clientWidth,
      height: HEIGHT,
      cursor: { y: false },
      scales: { x: { time: Boolean(this.#given.clock) }, y: { range: (plot, low, high) => [0, high > 0 ? high * 1.08 : 1] } },
      axes: [{ ...axis, space: 70, size: 28, values: (plot, marks) => marks.map(this.#given.clock ? (mark) => minute(1000 * mark) : number) }, { ...axis, size: 52, values: (plot, marks) => marks.map(number) }],
      series: [
        { label: this.#given.clock ? 'time' : 'second', value: this.#given.clock ? (plot, at) => (at === null ? '–' : time(1000 * at)) : value },
        ...this.#given.series.map(({ name }, i) => ({
          label: name,
          stroke: colour(COLOURS[i % COLOURS.length]),
          width: 1.6,
          dash: i >= COLOURS.length ? [5, 4] : undefined,
          spanGaps: true,
          points: { show: this.#given.times.length < 3 },
          value,
        })),
      ],
    };
  }
}

customElements.define('podium-plot', PodiumPlot);
