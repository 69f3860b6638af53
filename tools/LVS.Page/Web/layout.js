// Where nodes are drawn. A node keeps its place: what moves is value, not dots.

const ringMax = 48;
const namesMax = 26;
const ratioMax = 1.5;
const golden = Math.PI * (3 - Math.sqrt(5));

/** Whether there is room for a name beside every dot. */
export const hasNames = (nodes, width) => nodes <= namesMax && width >= 520;

/**
 * Places in a box of some width and height: [x0, y0, x1, y1, ...] and the largest radius of a dot. Few nodes stand in a ring, where every
 * edge can be seen; many fill a disc, like the seeds of a sunflower. Strangers stand outside.
 */
export function place(nodes, strangers, width, height) {
  const places = new Float32Array((nodes + strangers) * 2);
  const isRing = nodes <= ringMax;
  const margin = hasNames(nodes, width) ? [92, 44] : [28, 28];
  const low = Math.max(40, Math.min(width / 2 - margin[0], height / 2 - margin[1]));
  const outer = [Math.min(width / 2 - margin[0], low * ratioMax), Math.min(height / 2 - margin[1], low * ratioMax)];
  const inner = outer.map((radius) => (strangers > 0 ? radius - 30 : radius));
  const put = (i, radii, far, angle) => {
    places[2 * i] = width / 2 + radii[0] * far * Math.cos(angle);
    places[2 * i + 1] = height / 2 + radii[1] * far * Math.sin(angle);
  };
  for (let i = 0; i < nodes; i++) {
    put(i, inner, isRing ? 1 : Math.sqrt((i + 0.5) / nodes), isRing ? (i / nodes) * 2 * Math.PI - Math.PI / 2 : i * golden);
  }

  for (let i = 0; i < strangers; i++) {
    put(nodes + i, outer, 1, ((i + 0.5) / strangers) * 2 * Math.PI - Math.PI / 2);
  }

  const radius = Math.sqrt(inner[0] * inner[1]);
  const room = isRing ? (2 * Math.PI * radius) / nodes / 2.6 : radius / Math.sqrt(nodes) / 1.2;
  return { places, dotMax: Math.max(2, Math.min(24, room)) };
}
