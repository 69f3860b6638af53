// One node in detail.

import { amount } from './format.js';
import { get } from './stream.js';

export class Detail {
  constructor(card, title, body, choose) {
    this.card = card;
    this.title = title;
    this.body = body;
    this.choose = choose;
    this.node = -1;
    setInterval(() => this.refresh(), 1000);
  }

  async show(node) {
    this.node = node;
    this.card.hidden = node < 0;
    await this.refresh();
  }

  async refresh() {
    if (this.node < 0 || document.hidden) {
      return;
    }

    const node = this.node;
    const detail = await get(`api/nodes/${node}`).catch(() => null);
    if (detail && node === this.node) {
      this.title.textContent = detail.name;
      const focused = this.body.contains(document.activeElement) ? document.activeElement.textContent : null;
      this.body.replaceChildren(...this.parts(detail));
      if (focused) {
        [...this.body.querySelectorAll('button, summary')].find((one) => one.textContent === focused)?.focus();
      }
    }
  }

  parts(detail) {
    const parts = [list(detail.facts)];
    if (detail.edges.length > 0) {
      parts.push(heading(`${detail.edges.length} edges`), this.edges(detail.edges));
    }

    if (detail.kept.length > 0) {
      parts.push(heading(`${detail.kept.length} fragments of others`), paragraph(detail.kept.join(', ')));
    }

    parts.push(this.fold('Trace, newest first', list(detail.trace.map((line) => ({ name: `${line.seconds.toFixed(1)} s`, value: line.text })))));
    parts.push(this.fold('Counters', list(detail.counters)));
    return parts;
  }

  edges(edges) {
    const table = document.createElement('table');
    const head = table.createTHead().insertRow();
    for (const name of ['neighbour', 'paid', 'credited', 'trust']) {
      head.append(Object.assign(document.createElement('th'), { textContent: name, scope: 'col' }));
    }

    const body = table.createTBody();
    for (const edge of edges) {
      const row = body.insertRow();
      const name = Object.assign(document.createElement('button'), { type: 'button', className: 'link', textContent: edge.peerName });
      name.disabled = edge.peer < 0;
      name.addEventListener('click', () => this.choose(edge.peer));
      row.insertCell().append(name);
      row.insertCell().textContent = amount(edge.sentUvu).join(' ');
      row.insertCell().textContent = amount(edge.creditedUvu).join(' ');
      row.insertCell().textContent = edge.trustPercent < 0 ? '\u2013' : `${edge.trustPercent} %`;
    }

    return table;
  }

  /** A part that stays open or closed while the rest is drawn anew. */
  fold(name, content) {
    const fold = document.createElement('details');
    fold.open = this.opened?.[name] ?? false;
    fold.addEventListener('toggle', () => { this.opened = { ...this.opened, [name]: fold.open }; });
    fold.append(Object.assign(document.createElement('summary'), { textContent: name }), content);
    return fold;
  }
}

const heading = (text) => Object.assign(document.createElement('h3'), { textContent: text });
const paragraph = (text) => Object.assign(document.createElement('p'), { className: 'none', textContent: text });

function list(values) {
  const all = Object.assign(document.createElement('dl'), { className: 'facts' });
  for (const { name, value } of values) {
    all.append(Object.assign(document.createElement('dt'), { textContent: name }), Object.assign(document.createElement('dd'), { textContent: value }));
  }

  return all;
}
