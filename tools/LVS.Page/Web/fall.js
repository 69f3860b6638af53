// Entropy and spread over time, both on logarithmic scales.

import { theme } from './colours.js';
import { power, time } from './format.js';

const pointsMax = 1600;

export class Fall {
  constructor(canvas) {
    this.canvas = canvas;
    this.points = [];
    this.colours = theme();
    new ResizeObserver(() => this.draw()).observe(canvas);
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

  recolour() {
    this.colours = theme();
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
    const { width, height } = this.canvas.getBoundingClientRect();
    if (width < 10 || this.points.length < 2) {
      return;
    }

    const ratio = Math.min(2, devicePixelRatio || 1);
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(height * ratio);
    const context = this.canvas.getContext('2d');
    context.scale(ratio, ratio);
    context.font = '11px system-ui, sans-serif';
    const box = { left: 34, right: width - 34, top: 8, bottom: height - 20 };
    const [from, to] = [this.points[0][0], this.points.at(-1)[0]];
    const x = (seconds) => box.left + ((seconds - from) / Math.max(1e-9, to - from)) * (box.right - box.left);
    context.fillStyle = this.colours.soft;
    context.textAlign = 'center';
    context.fillText(time(from), box.left + 8, height - 4);
    context.fillText(time((from + to) / 2), (box.left + box.right) / 2, height - 4);
    context.fillText(time(to), box.right - 8, height - 4);
    this.line(context, box, x, 1, 1, this.colours.accent, true);
    this.line(context, box, x, 2, 1e-6, this.colours.rich, false);
  }

  line(context, box, x, column, unit, colour, isLeft) {
    const logs = this.points.map((point) => (point[column] > 0 ? Math.log10(point[column] * unit) : null));
    const known = logs.filter((log) => log !== null);
    if (known.length === 0) {
      return;
    }

    const low = Math.floor(Math.min(...known));
    const high = Math.max(low + 1, Math.ceil(Math.max(...known)));
    const y = (log) => box.bottom - ((log - low) / (high - low)) * (box.bottom - box.top);
    const every = Math.max(1, Math.ceil((high - low) / 5));
    context.textAlign = isLeft ? 'right' : 'left';
    for (let exponent = low; exponent <= high; exponent += every) {
      context.fillStyle = colour;
      context.fillText(power(exponent), isLeft ? box.left - 5 : box.right + 5, y(exponent) + 4);
      if (isLeft) {
        context.fillStyle = this.colours.line;
        context.fillRect(box.left, Math.round(y(exponent)), box.right - box.left, 1);
      }
    }

    context.strokeStyle = colour;
    context.lineWidth = 2;
    context.lineJoin = 'round';
    context.beginPath();
    logs.forEach((log, i) => {
      // What has fallen to nothing lies on the ground.
      const [at, value] = [x(this.points[i][0]), log === null ? box.bottom : y(log)];
      if (i === 0) {
        context.moveTo(at, value);
      } else {
        context.lineTo(at, value);
      }
    });
    context.stroke();
  }
}
