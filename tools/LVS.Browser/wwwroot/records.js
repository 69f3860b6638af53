// Records put from this page and brought back: the worker of the node seals and opens them.

import { copies } from '../copy.js';

const $ = (id) => document.getElementById(id);
const hours = 24;

export class Records {
  constructor(channel) {
    this.channel = channel;
    this.number = 0;
    $('put').addEventListener('submit', (event) => {
      event.preventDefault();
      this.put();
    });
    copies($('copy'), () => $('capability').value);
    $('get').addEventListener('submit', (event) => {
      event.preventDefault();
      this.ask({ type: 'get', capability: $('capability').value.trim() }, 'asking the swarm for it');
    });
  }

  async put() {
    const file = $('put-file').files[0];
    const bytes = file ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode($('put-text').value);
    this.ask({ type: 'put', bytes, hours }, `storing ${bytes.length} bytes`);
  }

  ask(what, told) {
    this.number = Math.floor(Math.random() * 2 ** 48);
    this.busy(true);
    this.tell(told);
    this.channel.postMessage({ ...what, number: this.number });
  }

  hear({ number, answer }) {
    if (number !== this.number) {
      return;
    }

    this.busy(false);
    this.tell(answer.error ?? answer.text);
    if (answer.capability) {
      $('capability').value = answer.capability;
      $('copy').hidden = false;
    }

    if (answer.content !== undefined) {
      this.show(Uint8Array.from(atob(answer.content), (char) => char.charCodeAt(0)));
    }
  }

  show(bytes) {
    const link = $('record-file');
    URL.revokeObjectURL(link.href);
    link.href = URL.createObjectURL(new Blob([bytes]));
    link.hidden = false;
    try {
      $('record-content').textContent = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, 4096));
      $('record-content').hidden = false;
    } catch {
      $('record-content').hidden = true;
    }
  }

  busy(isBusy) {
    document.querySelectorAll('#put button, #get button').forEach((button) => { button.disabled = isBusy; });
  }

  tell(text) {
    $('record-told').textContent = text;
  }
}
