// The picture of the swarm: edges below, dots above. Edges are drawn anew only when they change; dots only while something moves.

import { distanceStep, shareStep, steps, theme } from './colours.js';
import { hasNames, place } from './layout.js';

const pulseMs = 650;
const pulsesMax = 400;
const ringMs = 1400;
const ringsMax = 150;
const Look = { unborn: 0, up: 1, asleep: 2, off: 3, dead: 4, intruder: 5 };

export class Picture {
  constructor(edgeCanvas, nodeCanvas) {
    this.edgeCanvas = edgeCanvas;
    this.nodeCanvas = nodeCanvas;
    this.edgeContext = edgeCanvas.getContext('2d');
    this.context = nodeCanvas.getContext('2d');
    this.stillness = matchMedia('(prefers-reduced-motion: reduce)');
    this.names = [];
    this.count = 0;
    this.looks = [];
    this.pairs = [];
    this.pulses = [];
    this.rings = [];
    this.by = 'distance';
    this.chosen = -1;
    this.hovered = -1;
    this.drawn = 0;
    this.isDirty = true;
    this.colours = theme();
    this.stamps = new Map();
    new ResizeObserver(() => this.resize()).observe(nodeCanvas);
    requestAnimationFrame((now) => this.tick(now));
  }

  /** Nodes by number, those who are no nodes but intruders last. */
  begin(facts) {
    this.names = facts.names;
    this.count = facts.names.length;
    this.shown = new Float32Array(this.count);
    this.size = new Float32Array(this.count);
    this.looks = new Array(this.count).fill(Look.unborn);
    this.wanted = new Float32Array(this.count);
    this.sizes = new Float32Array(this.count);
    this.strangers = facts.strangers;
    this.isFresh = true;
    this.resize();
  }

  /** Other edges. */
  connect(pairs) {
    this.pairs = pairs;
    this.neighbours = Array.from({ length: this.count }, () => []);
    for (let i = 0; i < pairs.length; i += 2) {
      this.neighbours[pairs[i]]?.push(pairs[i + 1]);
      this.neighbours[pairs[i + 1]]?.push(pairs[i]);
    }

    this.areEdgesDirty = true;
  }

  /** Another moment. */
  show(frame) {
    if (frame.looks.length !== this.count) {
      // Looked at before these nodes were known: what is missing would be drawn as no number, for ever.
      return;
    }

    this.frame = frame;
    this.looks = frame.looks;
    this.paint();
    const now = performance.now();
    if (!this.stillness.matches && this.neighbours) {
      this.pulse(frame.senders, now);
    }

    // One ring a node at a time: a guard that steps in all the time is no storm.
    const ringing = new Set(this.rings.map((ring) => ring.node));
    for (const node of frame.guards) {
      if (!ringing.has(node) && this.rings.length < ringsMax) {
        this.rings.push({ node, at: now });
      }
    }

    this.isDirty = true;
  }

  /** Colours dots by something else. */
  colourBy(what) {
    this.by = what;
    this.paint();
    this.isDirty = true;
  }

  /** The theme has changed. */
  recolour() {
    this.colours = theme();
    this.stamps.clear();
    this.areEdgesDirty = true;
    this.isDirty = true;
  }

  /** Chooses a node; -1 for none. */
  choose(node) {
    this.chosen = node;
    this.areEdgesDirty = true;
    this.isDirty = true;
  }

  /** The node at a point of the canvas, or -1. */
  at(x, y) {
    let best = -1;
    let least = Math.max(14, this.dotMax * 1.2) ** 2;
    for (let i = 0; i < this.count; i++) {
      const far = (this.places[2 * i] - x) ** 2 + (this.places[2 * i + 1] - y) ** 2;
      if (far < least && this.looks[i] !== Look.unborn) {
        [best, least] = [i, far];
      }
    }

    return best;
  }

  /** Where a node is drawn. */
  where(node) {
    return [this.places[2 * node], this.places[2 * node + 1]];
  }

  resize() {
    const ratio = Math.min(2, devicePixelRatio || 1);
    const { width, height } = this.nodeCanvas.getBoundingClientRect();
    if (width < 10 || this.count === 0) {
      return;
    }

    for (const canvas of [this.edgeCanvas, this.nodeCanvas]) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      canvas.getContext('2d').setTransform(ratio, 0, 0, ratio, 0, 0);
    }

    this.ratio = ratio;
    this.width = width;
    this.height = height;
    const { places, dotMax } = place(this.count - this.strangers, this.strangers, width, height);
    this.places = places;
    this.dotMax = dotMax;
    this.stamps.clear();
    this.areEdgesDirty = true;
    this.isDirty = true;
  }

  /** What each dot should look like. */
  paint() {
    const frame = this.frame;
    if (!frame) {
      return;
    }

    const values = { distance: frame.distances, trust: frame.trust, charge: frame.charge, kept: frame.kept }[this.by];
    const most = this.by === 'kept' ? Math.max(1, ...values) : 100;
    for (let i = 0; i < this.count; i++) {
      this.wanted[i] = this.by === 'distance' ? distanceStep(values[i]) : values[i] < 0 ? 0 : shareStep((values[i] * 100) / most);
      this.sizes[i] = this.looks[i] === Look.intruder && frame.sizes[i] < 20 ? 20 : frame.sizes[i];
    }

    if (this.isFresh) {
      this.shown.set(this.wanted);
      this.size.set(this.sizes);
      this.isFresh = false;
    }
  }

  pulse(senders, now) {
    const free = pulsesMax - this.pulses.length;
    const total = senders.reduce((sum, node) => sum + (this.neighbours[node]?.length ?? 0), 0);
    const part = total === 0 ? 0 : Math.min(1, free / total);
    for (const node of senders) {
      for (const peer of this.neighbours[node] ?? []) {
        if (part === 1 || Math.random() < part) {
          this.pulses.push({ from: node, to: peer, at: now + Math.random() * 110 });
        }
      }
    }
  }

  tick(now) {
    requestAnimationFrame((then) => this.tick(then));
    if (!this.places) {
      return;
    }

    if (this.areEdgesDirty) {
      this.areEdgesDirty = false;
      this.drawEdges();
    }

    if (this.isDirty || this.pulses.length > 0 || this.rings.length > 0) {
      this.isDirty = this.ease();
      this.drawNodes(now);
      this.drawn++;
    }
  }

  /** Moves what is shown towards what it should be. */
  ease() {
    let moves = false;
    for (let i = 0; i < this.count; i++) {
      const colour = this.wanted[i] - this.shown[i];
      const size = this.sizes[i] - this.size[i];
      this.shown[i] = Math.abs(colour) < 0.3 ? this.wanted[i] : this.shown[i] + colour * 0.16;
      this.size[i] = Math.abs(size) < 0.2 ? this.sizes[i] : this.size[i] + size * 0.16;
      moves ||= colour !== 0 || size !== 0;
    }

    return moves;
  }

  drawEdges() {
    const context = this.edgeContext;
    const { pairs, places } = this;
    context.clearRect(0, 0, this.width, this.height);
    context.strokeStyle = this.colours.edge;
    context.lineWidth = this.count > 300 ? 0.7 : this.count > 60 ? 0.9 : 1.2;
    context.beginPath();
    for (let i = 0; i < pairs.length; i += 2) {
      context.moveTo(places[2 * pairs[i]], places[2 * pairs[i] + 1]);
      context.lineTo(places[2 * pairs[i + 1]], places[2 * pairs[i + 1] + 1]);
    }

    context.stroke();
    if (this.chosen >= 0 && this.neighbours) {
      context.strokeStyle = this.colours['edge-strong'];
      context.lineWidth = 1.8;
      context.beginPath();
      for (const peer of this.neighbours[this.chosen] ?? []) {
        context.moveTo(...this.where(this.chosen));
        context.lineTo(...this.where(peer));
      }

      context.stroke();
    }
  }

  drawNodes(now) {
    const context = this.context;
    const { places, looks } = this;
    context.clearRect(0, 0, this.width, this.height);
    this.drawPulses(now);
    for (let i = 0; i < this.count; i++) {
      if (looks[i] === Look.unborn) {
        continue;
      }

      const radius = this.radius(i);
      const stamp = this.stamp(looks[i], Math.round(this.shown[i]), Math.round(radius * 2) / 2);
      context.drawImage(stamp, places[2 * i] - stamp.half, places[2 * i + 1] - stamp.half, stamp.half * 2, stamp.half * 2);
    }

    this.drawRings(now);
    this.drawNames();
  }

  radius(node) {
    return this.dotMax * (0.34 + 0.66 * Math.sqrt(this.size[node] / 100));
  }

  drawPulses(now) {
    const context = this.context;
    const { places } = this;
    const size = this.count > 300 ? 2 : 3.4;
    context.fillStyle = this.colours.accent;
    let left = 0;
    for (const pulse of this.pulses) {
      const part = (now - pulse.at) / pulseMs;
      if (part < 1) {
        this.pulses[left++] = pulse;
      }

      if (part >= 0 && part < 1) {
        const [from, to] = [2 * pulse.from, 2 * pulse.to];
        context.globalAlpha = Math.min(1, 4 * part, 4 * (1 - part)) * 0.8;
        context.fillRect(places[from] + (places[to] - places[from]) * part - size / 2,
          places[from + 1] + (places[to + 1] - places[from + 1]) * part - size / 2, size, size);
      }
    }

    this.pulses.length = left;
    context.globalAlpha = 1;
  }

  /** VaultGuard has stepped in: a ring runs out from the node. */
  drawRings(now) {
    const context = this.context;
    context.strokeStyle = this.colours.guard;
    let left = 0;
    for (const ring of this.rings) {
      // On a busy machine the browser may have begun this picture long before the ring was asked for.
      const part = Math.max(0, (now - ring.at) / ringMs);
      if (part < 1) {
        this.rings[left++] = ring;
        context.globalAlpha = 1 - part;
        context.lineWidth = 2.4;
        context.beginPath();
        context.arc(...this.where(ring.node), this.radius(ring.node) + 2 + (6 + this.dotMax / 2) * part, 0, 2 * Math.PI);
        context.stroke();
      }
    }

    this.rings.length = left;
    context.globalAlpha = 1;
    if (this.chosen >= 0) {
      context.strokeStyle = this.colours.text;
      context.lineWidth = 2;
      context.beginPath();
      context.arc(...this.where(this.chosen), this.radius(this.chosen) + 4, 0, 2 * Math.PI);
      context.stroke();
    }
  }

  /** Names stand beside the dots of a ring; in a disc there is no room for them. */
  drawNames() {
    const nodes = this.count - this.strangers;
    const context = this.context;
    context.font = '12px system-ui, sans-serif';
    context.textBaseline = 'middle';
    context.fillStyle = this.colours.soft;
    for (let i = 0; i < this.count; i++) {
      if ((i < nodes && !hasNames(nodes, this.width)) || (i >= nodes && this.width < 520) || this.looks[i] === Look.unborn) {
        continue;
      }

      const [x, y] = this.where(i);
      const isRight = x > this.width / 2 + 4;
      const far = this.radius(i) + 7;
      context.textAlign = Math.abs(x - this.width / 2) <= 4 ? 'center' : isRight ? 'left' : 'right';
      const name = i < nodes ? this.names[i].replace(/^node-/, '') : this.names[i];
      context.fillText(name, context.textAlign === 'center' ? x : isRight ? x + far : x - far,
        context.textAlign === 'center' ? (y < this.height / 2 ? y - far - 3 : y + far + 3) : y);
    }
  }

  /** A dot of a look, colour and size, drawn once and then copied. */
  stamp(look, step, radius) {
    const scale = this.by === 'distance' ? this.colours.distance : this.colours.share;
    const key = (look * 64 + Math.max(0, Math.min(steps - 1, step))) * 128 + radius * 2 + (this.by === 'distance' ? 0 : 0.5);
    let stamp = this.stamps.get(key);
    if (!stamp) {
      stamp = this.draw(look, scale[Math.max(0, Math.min(steps - 1, step))], radius);
      this.stamps.set(key, stamp);
    }

    return stamp;
  }

  draw(look, colour, radius) {
    const half = radius + 2;
    const canvas = new OffscreenCanvas(Math.ceil(half * 2 * this.ratio), Math.ceil(half * 2 * this.ratio));
    canvas.half = half;
    const context = canvas.getContext('2d');
    context.scale(this.ratio, this.ratio);
    context.translate(half, half);
    context.beginPath();
    if (look === Look.intruder) {
      context.moveTo(0, -radius);
      context.lineTo(radius, 0);
      context.lineTo(0, radius);
      context.lineTo(-radius, 0);
      context.closePath();
      context.fillStyle = this.colours.bad;
      context.fill();
      return canvas;
    }

    context.arc(0, 0, radius, 0, 2 * Math.PI);
    if (look === Look.up) {
      context.fillStyle = colour;
      context.fill();
    } else {
      context.globalAlpha = look === Look.asleep ? 0.45 : 1;
      context.fillStyle = look === Look.asleep ? colour : this.colours.card;
      context.fill();
      context.globalAlpha = 1;
      context.strokeStyle = look === Look.asleep ? colour : this.colours.off;
      context.lineWidth = 1.5;
      context.stroke();
      if (look === Look.dead || look === Look.off) {
        const arm = radius * 0.42;
        context.beginPath();
        context.moveTo(-arm, -arm);
        context.lineTo(arm, arm);
        if (look === Look.dead) {
          context.moveTo(arm, -arm);
          context.lineTo(-arm, arm);
        }

        context.stroke();
      }
    }

    return canvas;
  }
}
