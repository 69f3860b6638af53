// The figures beside the picture.

import { amount, count, scientific } from './format.js';

/** Writes the figures of a frame into a section. */
export class Figures {
  constructor(section) {
    this.section = section;
    this.tiles = new Map();
  }

  show(frame, facts) {
    this.put('nodes', facts.names.length > 0 ? `nodes up of ${count(this.members(facts))}` : 'nodes up', count(frame.up), '');
    this.put('entropy', 'entropy, nats', scientific(frame.entropyNats), '');
    this.put('spread', 'spread', ...amount(frame.spreadUvu));
    if (frame.errorUvu !== undefined) {
      this.put('error', 'value lost or made', ...amount(frame.errorUvu), frame.errorUvu === 0 ? 'good' : 'bad');
    }

    this.put('sent', 'frames sent', count(frame.framesSent), '');
    if (frame.framesLost > 0) {
      this.put('lost', 'frames lost', count(frame.framesLost), frame.lossPercent > 0 ? `${frame.lossPercent} %` : '');
    }

    this.put('guard', 'VaultGuard held back', count(frame.guardInterventions), 'times');
    if (frame.fragments !== undefined) {
      this.put('fragments', 'fragments kept', count(frame.fragments), '');
    }

    if (frame.sunWm2 !== undefined) {
      this.put('sun', 'sun', count(frame.sunWm2), 'W/m\u00b2');
    }
  }

  /** Who is one of the swarm: intruders are not. */
  members(facts) {
    return facts.names.filter((name, i) => i < facts.names.length - facts.strangers && !name.startsWith('liar')).length;
  }

  put(key, name, value, unit, mood = '') {
    let tile = this.tiles.get(key);
    if (!tile) {
      tile = document.createElement('div');
      tile.dataset.key = key;
      tile.label = Object.assign(document.createElement('div'), { className: 'name' });
      tile.value = document.createElement('span');
      tile.unit = Object.assign(document.createElement('span'), { className: 'unit' });
      const line = Object.assign(document.createElement('div'), { className: 'value' });
      line.append(tile.value, ' ', tile.unit);
      tile.append(tile.label, line);
      this.section.append(tile);
      this.tiles.set(key, tile);
    }

    tile.className = `figure ${mood}`;
    tile.label.textContent = name;
    tile.value.textContent = value;
    tile.value.parentElement.classList.toggle('long', value.length > 6);
    tile.unit.textContent = unit;
  }
}
