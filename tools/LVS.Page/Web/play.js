// What can be done to the swarm. The buttons follow from what the swarm offers.

import { copies } from './copy.js';
import { act, token } from './stream.js';

const ofTime = ['pause', 'go', 'step', 'speed'];
const speeds = [0.1, 0.25, 1, 10, 100, 1000, 10_000, 0];

export class Play {
  constructor(parts) {
    Object.assign(this, parts);
    copies(this.copy, () => this.repeat.textContent);
  }

  begin(facts) {
    this.facts = facts;
    const offers = facts.deeds;
    this.card.hidden = offers.every((offer) => ofTime.includes(offer.name));
    this.transport.hidden = !facts.isVirtual;
    this.transport.replaceChildren(...(facts.isVirtual ? this.times(offers) : []));
    this.deeds.replaceChildren(...this.rows(offers.filter((offer) => !ofTime.includes(offer.name))));
    if (!token) {
      this.say({ isDone: false, text: 'Only looking: open the page by the address that was printed to change something.' });
      for (const button of [...this.transport.querySelectorAll('button, select'), ...this.deeds.querySelectorAll('button')]) {
        button.disabled = true;
      }
    }
  }

  /** Other nodes of the same swarm: what was typed stays. */
  grow(facts) {
    this.facts = facts;
    if (this.node) {
      this.node.max = facts.nodes - 1;
    }
  }

  /** A node was chosen in the picture. */
  choose(node) {
    if (this.node && node >= 0) {
      this.node.value = node;
    }
  }

  show(frame) {
    if (this.pause) {
      this.pause.textContent = frame.state === 'running' ? 'Pause' : 'Go on';
      this.pause.disabled = !token || frame.state === 'ended';
      if (document.activeElement !== this.speed) {
        if (![...this.speed.options].some((option) => Number(option.value) === frame.speed)) {
          this.speed.append(new Option(`${frame.speed.toLocaleString('en')} \u00d7`, frame.speed));
        }

        this.speed.value = frame.speed;
      }
    }

    this.split?.setAttribute('aria-pressed', frame.isSplit ?? false);
    this.repeatBox.hidden = !frame.repeat;
    this.repeatBox.firstElementChild.textContent = this.facts.isVirtual ? 'Repeat exactly this' : 'Start the same again';
    if (this.repeat.textContent !== frame.repeat) {
      this.repeat.textContent = frame.repeat;
    }
  }

  times(offers) {
    this.pause = button('Pause', () => this.run({ name: this.pause.textContent === 'Pause' ? 'pause' : 'go' }, true));
    const step = button('Step', () => this.run({ name: 'step', number: 1 }, true));
    step.title = offers.find((offer) => offer.name === 'step').about;
    this.speed = Object.assign(document.createElement('select'), { title: offers.find((offer) => offer.name === 'speed').about });
    this.speed.setAttribute('aria-label', 'Speed');
    for (const speed of speeds) {
      this.speed.append(new Option(speed === 0 ? 'as fast as it goes' : `${speed.toLocaleString('en')} \u00d7`, speed));
    }

    this.speed.addEventListener('change', () => this.run({ name: 'speed', number: Number(this.speed.value) }, true));
    return [this.pause, step, this.speed];
  }

  rows(offers) {
    const rows = [];
    const ofNode = offers.filter((offer) => offer.needs === 'node');
    if (ofNode.length > 0) {
      this.node = Object.assign(document.createElement('input'), { type: 'number', min: 0, max: this.facts.nodes - 1, value: 0 });
      rows.push(row(label('node', this.node), ...ofNode.map((offer) => this.doer(offer, () => ({ node: Number(this.node.value) })))));
    }

    const plain = offers.filter((offer) => offer.needs === '').map((offer) => this.plain(offer));
    if (plain.length > 0) {
      rows.push(row(...plain));
    }

    rows.push(...offers.filter((offer) => !['', 'node'].includes(offer.needs)).map((offer) => this.single(offer)));
    if (this.facts.isVirtual && !this.facts.keepsFragments) {
      rows.push(Object.assign(document.createElement('p'), {
        className: 'none',
        textContent: 'Nothing can be stored here: the nodes of this scenario keep no records. Those of \u2018lvs sim --scenario fragments --page\u2019 do.',
      }));
    }

    return rows;
  }

  single(offer) {
    if (offer.needs === 'number') {
      const input = Object.assign(document.createElement('input'), { type: 'number', min: offer.least, max: offer.most, value: offer.usual });
      return row(label(`${offer.label}, %`, input), this.doer({ ...offer, label: 'Set' }, () => ({ number: Number(input.value) }), offer.label));
    }

    if (offer.needs === 'choice') {
      const select = document.createElement('select');
      offer.choices.forEach((choice) => select.append(new Option(choice, choice)));
      return row(label(offer.label, select), this.doer({ ...offer, label: 'Let it in' }, () => ({ text: select.value })));
    }

    const text = Object.assign(document.createElement('textarea'), { value: offer.usual, maxLength: 40_000 });
    const wide = row(label(offer.about, text), this.doer(offer, () => ({ text: text.value })));
    wide.classList.add('wide');
    return wide;
  }

  plain(offer) {
    const made = this.doer(offer, () => ({}));
    if (offer.name === 'split') {
      this.split = made;
    }

    return made;
  }

  doer(offer, rest, of = '') {
    const made = button(offer.label, async () => {
      made.disabled = true;
      await this.run({ name: offer.name, ...rest() });
      made.disabled = false;
    });
    made.title = offer.about;
    if (of) {
      made.setAttribute('aria-label', `Set ${of.toLowerCase()}`);
    }

    return made;
  }

  async run(deed, isQuiet = false) {
    const answer = await act(deed);
    if (!isQuiet || !answer.isDone) {
      this.say(answer);
    }
  }

  say(answer) {
    this.answer.textContent = answer.text ?? '';
    this.answer.classList.toggle('bad', !answer.isDone);
    if (answer.result) {
      const result = Object.assign(document.createElement('code'), { textContent: answer.result });
      this.answer.append(document.createElement('br'), result);
    }
  }
}

function button(text, click) {
  const made = Object.assign(document.createElement('button'), { type: 'button', textContent: text });
  made.addEventListener('click', click);
  return made;
}

function label(text, input) {
  const made = document.createElement('label');
  made.append(text, input);
  return made;
}

function row(...parts) {
  const made = Object.assign(document.createElement('div'), { className: 'deed' });
  made.append(...parts);
  return made;
}
