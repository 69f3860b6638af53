// Where nodes are drawn. A node keeps its place: what moves is value, not dots.

const ringMax = 48;
const golden = Math.PI * (3 - Math.sqrt(5));

/**
 * Places in a box of some width and height: [x0, y0, x1, y1, ...] and the largest radius of a dot. Few nodes stand in a ring, where every
 * edge can be seen; many fill a disc, like the seeds of a sunflower. Strangers stand outside.
 */
export function place(nodes, strangers, width, height) {
  const places = new Float32Array((nodes + strangers) * 2);
  const [x, y] = [width / 2, height / 2];
  const margin = 26;
  const whole = Math.max(40, Math.min(width, height) / 2 - margin);
  const outside = strangers > 0 ? whole * 0.1 : 0;
  const radius = whole - outside;
  for (let i = 0; i < nodes; i++) {
    const far = nodes <= ringMax ? radius : radius * Math.sqrt((i + 0.5) / nodes);
    const angle = nodes <= ringMax ? (i / nodes) * 2 * Math.PI - Math.PI / 2 : i * golden;
    places[2 * i] = x + far * Math.cos(angle) * stretch(width, height, 0);
    places[2 * i + 1] = y + far * Math.sin(angle) * stretch(width, height, 1);
  }

  for (let i = 0; i < strangers; i++) {
    const angle = ((i + 0.5) / strangers) * 2 * Math.PI - Math.PI / 2;
    places[2 * (nodes + i)] = x + (whole + 6) * Math.cos(angle) * stretch(width, height, 0);
    places[2 * (nodes + i) + 1] = y + (whole + 6) * Math.sin(angle) * stretch(width, height, 1);
  }

  const room = nodes <= ringMax ? (2 * Math.PI * radius) / nodes / 2.6 : radius / Math.sqrt(nodes) / 1.05;
  return { places, dotMax: Math.max(2, Math.min(24, room)) };
}

/** A box that is wider than high, or higher than wide, is used a little more than a circle would. */
function stretch(width, height, axis) {
  const ratio = axis === 0 ? width / height : height / width;
  return Math.min(1.45, Math.max(1, ratio * 0.98));
}
