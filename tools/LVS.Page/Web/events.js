// What happened, newest first.

import { time } from './format.js';

const linesMax = 200;

export class Events {
  constructor(list, filter) {
    this.list = list;
    this.filter = filter;
    this.all = [];
    this.names = [];
    filter.addEventListener('change', () => this.draw());
  }

  begin(names) {
    this.names = names;
    this.all = [];
    this.draw();
  }

  add(events) {
    this.all.push(...events);
    this.all.splice(0, Math.max(0, this.all.length - 400));
    this.isDirty = true;
  }

  /** Draws what was added. */
  refresh() {
    if (this.isDirty) {
      this.draw();
    }
  }

  draw() {
    this.isDirty = false;
    const shown = this.all.filter((one) => !this.filter.value || one.kind === this.filter.value).slice(-linesMax).reverse();
    this.list.replaceChildren(...(shown.length > 0 ? shown.map((one) => this.line(one))
      : [Object.assign(document.createElement('li'), { className: 'none', textContent: 'Nothing yet.' })]));
  }

  line(one) {
    const line = Object.assign(document.createElement('li'), { className: one.kind });
    line.append(Object.assign(document.createElement('time'), { textContent: time(one.seconds) }));
    const text = document.createElement('span');
    if (one.node >= 0) {
      text.append(Object.assign(document.createElement('b'), { textContent: this.names[one.node] ?? `node ${one.node}` }), ' ');
      text.append(one.text);
    } else {
      text.append(Object.assign(document.createElement('b'), { textContent: one.text }));
    }

    line.append(text);
    return line;
  }
}
