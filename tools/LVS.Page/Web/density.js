// A hundred thousand nodes: where they are, not who they are.

import { steps, theme } from './colours.js';
import { power } from './format.js';

export class Density {
  constructor(canvas) {
    this.canvas = canvas;
    this.colours = theme();
    this.drawn = 0;
    new ResizeObserver(() => this.draw()).observe(canvas);
  }

  show(map) {
    this.map = map;
    this.draw();
  }

  recolour() {
    this.colours = theme();
    this.draw();
  }

  draw() {
    const map = this.map;
    const { width, height } = this.canvas.getBoundingClientRect();
    if (!map || width < 10) {
      return;
    }

    const ratio = Math.min(2, devicePixelRatio || 1);
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(height * ratio);
    const context = this.canvas.getContext('2d');
    context.scale(ratio, ratio);
    const [left, right, top, bottom] = [46, 10, 8, 42];
    const [cellWidth, cellHeight] = [(width - left - right) / map.width, (height - top - bottom) / map.height];
    const most = Math.log(1 + Math.max(1, ...map.counts));
    for (let row = 0; row < map.height; row++) {
      for (let column = 0; column < map.width; column++) {
        const count = map.counts[row * map.width + column];
        if (count > 0) {
          const step = Math.round((0.12 + 0.88 * (Math.log(1 + count) / most)) * (steps - 1));
          context.fillStyle = this.colours.density[step];
          context.fillRect(left + column * cellWidth, top + (map.height - 1 - row) * cellHeight, cellWidth + 0.6, cellHeight + 0.6);
        }
      }
    }

    context.fillStyle = this.colours.soft;
    context.strokeStyle = this.colours.soft;
    context.font = '12px system-ui, sans-serif';
    context.textAlign = 'center';
    context.setLineDash([3, 4]);
    context.beginPath();
    context.moveTo(left + cellWidth * map.width / 2, top);
    context.lineTo(left + cellWidth * map.width / 2, height - bottom);
    context.stroke();
    const marks = [[0, '\u2212100 %'], [0.2, '\u22121 %'], [0.35, '\u22120.03 %'], [0.5, 'at rest'], [0.65, '+0.03 %'], [0.8, '+1 %'], [1, '+100 %']];
    for (const [part, text] of marks.filter((_, i) => width > 520 || i % 3 === 0)) {
      context.textAlign = part === 0 ? 'left' : part === 1 ? 'right' : 'center';
      context.fillText(text, left + part * cellWidth * map.width, height - bottom + 16);
    }

    context.textAlign = 'center';

    // On a dark ground many nodes are bright.
    const words = width > 520 ? 'distance of a node from equilibrium; the stronger the colour, the more nodes'
      : 'distance from equilibrium; stronger: more nodes';
    context.fillText(words, width / 2, height - 6, width - 8);
    context.textAlign = 'left';
    context.fillText('value held', 4, top + 10);
    context.textAlign = 'right';
    for (let exponent = Math.ceil(Math.log10(map.lowVu)); exponent <= Math.log10(map.highVu); exponent++) {
      const part = (exponent - Math.log10(map.lowVu)) / (Math.log10(map.highVu) - Math.log10(map.lowVu));
      context.fillText(`${power(exponent)} VU`, left - 4, top + (1 - part) * cellHeight * map.height + 4);
    }

    this.drawn++;
  }
}
