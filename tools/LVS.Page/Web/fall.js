// Entropy and spread over time, both on logarithmic scales.

import uPlot from './uPlot.esm.js';
import { theme } from './colours.js';
import { power, scientific, time } from './format.js';

const pointsMax = 1600;
const labelsMax = 6;
const font = '11px system-ui, sans-serif';

export class Fall {
  constructor(host) {
    this.host = host;
    this.points = [];
    new ResizeObserver(() => this.fit()).observe(host);
  }

  /** All points so far. */
  begin(points) {
    this.points = points;
    this.draw();
  }

  add(frame) {
    if (frame.up === 0 || (this.points.length > 0 && this.points.at(-1)[0] >= frame.seconds)) {
      return;
    }

    this.points.push([frame.seconds, frame.entropyNats, frame.spreadUvu]);
    if (this.points.length > pointsMax) {
      this.points = this.points.filter((_, i) => i % 2 === 0);
    }

    this.isDirty = true;
  }

  /** The theme has changed. */
  recolour() {
    this.plot?.destroy();
    this.plot = undefined;
    this.draw();
  }

  /** Draws what was added. */
  refresh() {
    if (this.isDirty) {
      this.draw();
    }
  }

  draw() {
    this.isDirty = false;
    if (this.points.length < 2 || this.host.clientWidth < 10) {
      return;
    }

    const columns = [
      this.points.map(([seconds]) => seconds),
      this.points.map(([, nats]) => nats),
      this.points.map(([, , uvu]) => uvu / 1e6),
    ];
    if (this.plot) {
      this.plot.setData(columns);
    } else {
      this.plot = new uPlot(this.options(theme()), columns, this.host);
    }

    // The legend has the values under the cursor; where there is none, the newest.
    if (this.plot.cursor.idx == null) {
      this.plot.setLegend({ idx: this.points.length - 1 });
    }
  }

  /** As wide as its place is now. */
  fit() {
    if (this.plot) {
      this.plot.setSize(this.size());
    } else {
      this.draw();
    }
  }

  size() {
    return { width: Math.max(10, this.host.clientWidth), height: parseInt(getComputedStyle(this.host).getPropertyValue('--plot'), 10) };
  }

  options(colours) {
    return {
      ...this.size(),
      padding: [8, null, null, null],
      cursor: { drag: { x: false, y: false } },
      scales: { x: { time: false }, nats: magnitudes, vu: magnitudes },
      series: [
        { label: 'at', value: (_, seconds) => (seconds == null ? '' : time(seconds)) },
        curve('entropy, nats', 'nats', colours.accent),
        curve('spread, VU', 'vu', colours.rich),
      ],
      axes: [
        { font, stroke: colours.soft, size: 22, gap: 2, space: 80, grid: { show: false }, ticks: { show: false },
          values: (_, at) => at.map(time) },
        { ...axis('nats', colours.accent), side: 3, grid: { stroke: colours.line, width: 1 } },
        { ...axis('vu', colours.rich), side: 1, grid: { show: false } },
      ],
    };
  }
}

/** Whole powers of ten around what is positive. What has fallen to nothing lies on the ground. */
const magnitudes = {
  distr: 3,
  range(_, low, high) {
    const from = 10 ** Math.floor(Math.log10(low ?? 0.1));
    return [from, Math.max(from * 10, 10 ** Math.ceil(Math.log10(high ?? 1)))];
  },
  clamp: (_, value, low) => low,
};

const curve = (label, scale, stroke) => ({
  label, scale, stroke, width: 2, points: { show: false }, value: (_, value) => (value == null ? '' : scientific(value)),
});

const axis = (scale, stroke) => ({
  font, scale, stroke, size: 34, gap: 3, ticks: { show: false },
  splits(_, index, low, high) {
    const [from, to] = [Math.round(Math.log10(low)), Math.round(Math.log10(high))];
    const every = Math.max(1, Math.ceil((to - from) / (labelsMax - 1)));
    return Array.from({ length: Math.floor((to - from) / every) + 1 }, (_, i) => 10 ** (from + i * every));
  },
  filter: (_, splits) => splits,
  values: (_, splits) => splits.map((value) => power(Math.round(Math.log10(value)))),
});
