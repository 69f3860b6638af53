// What the colours and shapes mean.

import { steps } from './colours.js';

const shapes = {
  asleep: ['asleep', '<circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" stroke-width="1.5"/><circle cx="8" cy="8" r="5" fill="currentColor" opacity=".35"/>'],
  off: ['no power', '<circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M6 6l4 4" stroke="currentColor" stroke-width="1.5"/>'],
  intruder: ['intruder', '<path d="M8 2l6 6-6 6-6-6z" fill="var(--bad)"/>'],
  guard: ['VaultGuard steps in', '<circle cx="8" cy="8" r="2.6" fill="currentColor"/><circle cx="8" cy="8" r="6" fill="none" stroke="var(--guard)" stroke-width="2"/>'],
};

const ends = {
  distance: ['too little', 'too much'],
  trust: ['no trust', 'full trust'],
  charge: ['empty', 'full'],
  kept: ['keeps none', 'keeps most'],
};

/** Draws the legend of a colouring. */
export function legend(element, by, colours, facts) {
  const bar = Object.assign(document.createElement('canvas'), { width: steps, height: 1 });
  bar.setAttribute('aria-hidden', 'true');
  const context = bar.getContext('2d');
  (by === 'distance' ? colours.distance : colours.share).forEach((colour, i) => {
    context.fillStyle = colour;
    context.fillRect(i, 0, 1, 1);
  });
  const scale = document.createElement('span');
  scale.append(ends[by][0], bar, ends[by][1]);
  const names = ['off', 'intruder', 'guard', ...(facts.hasBatteries ? ['asleep'] : [])];
  element.replaceChildren(scale, ...names.map((name) => {
    const item = document.createElement('span');
    item.innerHTML = `<svg viewBox="0 0 16 16" aria-hidden="true">${shapes[name][1]}</svg>`;
    item.append(shapes[name][0]);
    return item;
  }), Object.assign(document.createElement('span'), { textContent: 'size: value held' }));
}
