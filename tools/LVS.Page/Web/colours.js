// Colours of the theme, and the scales made of them. Each scale has a fixed number of steps, so that dots can be drawn from a few stamps.

export const steps = 41;

const names = ['card', 'line', 'text', 'soft', 'accent', 'poor', 'rest', 'rich', 'guard', 'bad', 'edge', 'edge-strong', 'off', 'dot-line', 'ground'];

/** The colours of the theme that is on now. */
export function theme() {
  const style = getComputedStyle(document.documentElement);
  const colours = Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
  return {
    ...colours,
    distance: scale([colours.poor, colours.rest, colours.rich]),
    share: scale([colours.line, colours.rest, colours.accent]),
    density: scale([colours.ground, colours.rest, colours.accent, colours.text]),
  };
}

/** Step of a distance, -100..100. */
export const distanceStep = (distance) => Math.round(((distance + 100) / 200) * (steps - 1));

/** Step of a share, 0..100. */
export const shareStep = (share) => Math.round((Math.max(0, share) / 100) * (steps - 1));

function scale(colours) {
  const stops = colours.map(parse);
  return Array.from({ length: steps }, (_, step) => {
    const at = (step / (steps - 1)) * (stops.length - 1);
    const low = Math.min(Math.floor(at), stops.length - 2);
    const part = at - low;
    return `rgb(${stops[low].map((value, i) => Math.round(value + (stops[low + 1][i] - value) * part)).join(' ')})`;
  });
}

function parse(hex) {
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
}
