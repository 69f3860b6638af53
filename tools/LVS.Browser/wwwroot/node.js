// The page of the node: shows what the worker tells, by whatever tab that runs.

import { amount, count, scientific } from '../format.js';
import { Fall } from '../fall.js';
import { Records } from './records.js';

const $ = (id) => document.getElementById(id);
const channel = new BroadcastChannel('lvs-node');
const fall = new Fall($('fall'));
const records = new Records(channel);
const tiles = new Map();
const traces = {
  1: () => 'born with nothing: value is what neighbours grant',
  2: (peer, uvu) => `back from the ledger, float ${vu(uvu)}`,
  3: (peer) => `opened an edge with ${peer}`,
  4: (peer, uvu) => `closed the edge with ${peer}, ${vu(uvu)} came back`,
  5: (peer, uvu) => `credited ${vu(uvu)} from ${peer}`,
  6: (peer, uvu) => `paid ${vu(uvu)} to ${peer}`,
  7: (peer, uvu) => `VaultGuard held back ${vu(uvu)} on the edge with ${peer}`,
  8: () => 'refused a frame',
  9: (peer, ms) => `paused the drift for ${ms / 1000} s: the swarm is counted`,
  10: () => 'could not write the ledger: said nothing',
  11: (peer) => `evicted ${peer}`,
  12: (peer) => `proved a lie of ${peer}`,
  13: () => 'turned to a new epoch and a new name',
  14: (peer) => `${peer} came back under a new name`,
  15: () => 'repaired its tables',
  16: () => 'heard another node with its keys',
};
const events = [];
let newest = '';
let heardAt = -1e9;
let heardVisible = 0;

async function begin() {
  const missing = whatIsMissing();
  if (missing) {
    notice(missing);
    status('cannot run here', true);
    return;
  }

  const invitation = takeInvitation();
  if (typeof invitation === 'string') {
    notice(invitation);
    status('no invitation', true);
    return;
  }

  const worker = new Worker('worker.js', { type: 'module' });
  worker.onmessage = ({ data }) => phase(data);
  worker.onerror = (event) => notice(`The node stopped: ${event.message}`);
  worker.postMessage({ type: 'begin', invitation });

  // The first picture needs nothing but this page; the node draws the next one.
  star({ edges: [], floatUvu: 0 }, 0);
  table([]);
  navigator.serviceWorker?.register('sw.js').catch(() => {});
  navigator.storage.persist?.();
  channel.onmessage = ({ data }) => hear(data);
  setInterval(watch, 1000);
  document.addEventListener('visibilitychange', tellVisibility);
  $('leave').addEventListener('click', () => {
    if (!$('leave').dataset.asked) {
      $('leave').dataset.asked = 'yes';
      $('leave').textContent = 'Yes: give back, and delete the ledger';
      return;
    }

    $('leave').disabled = true;
    status('leaving');
    channel.postMessage({ type: 'leave' });
  });
}

function whatIsMissing() {
  return !window.isSecureContext
    ? 'A node runs only where nobody can change the page on its way: on this machine itself, or by https. Start the swarm with --page-cert.'
    : !navigator.locks || !navigator.storage?.getDirectory || !window.WebAssembly
      ? 'This browser is too old to be a node: it lacks locks, a file system of its own or WebAssembly.'
      : '';
}

/** The part behind the #, which no browser sends anywhere; it leaves the address line at once. A text says what is wrong. */
function takeInvitation() {
  const hash = new URLSearchParams(location.hash.slice(1));
  history.replaceState(null, '', location.pathname);
  if (!hash.has('key')) {
    return null;
  }

  const broker = hash.get('broker') ?? '';
  if (!URL.canParse(broker) || new URL(broker).host !== location.host) {
    return `The invitation names the broker \u2018${broker}\u2019, and this page may speak only to its own host, ${location.host}: ask for a new one.`;
  }

  return /^[0-9a-f]{64}$/i.test(hash.get('key'))
    ? {
      broker,
      key: hash.get('key'),
      password: hash.get('password') ?? '',
      emitMs: Number(hash.get('emit') ?? 250),
      emitDoublings: Number(hash.get('doublings') ?? 6),
      minute: Number(hash.get('minute') ?? 0),
      napMs: Number(hash.get('nap') ?? 0),
    }
    : 'The invitation is not whole: its key must have 64 hexadecimal digits. Copy the address again.';
}

function phase({ state, text }) {
  const isBad = ['failed', 'wrong', 'uninvited', 'other'].includes(state);
  if (performance.now() - heardAt > 2000) {
    status({ waiting: 'waiting for its turn', loading: 'loading the node', booting: 'booting' }[state] ?? 'stopped', isBad);
  }

  if (isBad) {
    notice(text);
  }

  if (state === 'waiting') {
    channel.postMessage({ type: 'ask' });
  }
}

function hear(data) {
  if (data.type === 'state') {
    heardAt = performance.now();
    show(data.state);
  } else if (data.type === 'record') {
    records.hear(data);
  } else if (data.type === 'left') {
    status('left the swarm');
    notice('This browser is no node any more: its ledger was deleted. What it had goes back to its neighbours: at once where they heard it, else when it has been silent for minutes.');
  }
}

/** One tab in sight is enough for the node to stay awake; the tab that went out of sight waits for others to say so. */
function tellVisibility() {
  if (!document.hidden) {
    channel.postMessage({ type: 'hide', hidden: false });
  } else {
    const before = heardVisible;
    channel.postMessage({ type: 'asking-visible' });
    setTimeout(() => heardVisible === before && document.hidden && channel.postMessage({ type: 'hide', hidden: true }), 300);
  }
}

channel.addEventListener('message', ({ data }) => {
  if (data.type === 'asking-visible' && !document.hidden) {
    channel.postMessage({ type: 'visible' });
  } else if (data.type === 'visible') {
    heardVisible++;
  }
});

function watch() {
  fall.refresh();
  if (heardAt >= 0 && performance.now() - heardAt > 5000 && !document.hidden) {
    status('the tab with the node is gone', true);
    channel.postMessage({ type: 'ask' });
  }
}

function show(node) {
  const around = [node, ...node.edges.filter((edge) => edge.isMutual)];
  const rest = around.reduce((sum, one) => sum + Math.max(0, one.floatUvu), 0) / around.length;
  const entropy = entropyOf(around.map((one) => Math.max(0, one.floatUvu)));
  const floats = around.map((one) => one.floatUvu);
  const spread = Math.max(...floats) - Math.min(...floats);
  $('about').textContent = `Node ${node.name}, ${node.isRestored ? 'back from its ledger' : 'born here'}.`;
  document.body.dataset.node = JSON.stringify({ ...node, entropy, spread });
  status(node.hasTwin ? 'stopped: its keys are used elsewhere'
    : node.storage === 'full' ? 'storage full: it tells nothing new'
      : node.storage ? 'storage broken: it tells nothing new'
        : node.isNapping ? 'asleep until the next minute'
          : node.isConnected ? `in the swarm, ${node.edges.filter((edge) => edge.isMutual).length} neighbours` : 'no connection, ledger kept',
  node.hasTwin || node.storage !== '' || !(node.isConnected || node.isNapping));
  put('float', 'float, drifts', ...amount(node.floatUvu));
  put('protected', 'protected, never moves', ...amount(node.protectedUvu));
  put('received', 'granted to me today', ...amount(node.receivedUvu));
  put('trust', 'trust in neighbours', trustOf(node), '%');
  put('entropy', 'entropy around me, nats', scientific(entropy), '');
  put('record', 'ledger written', count(node.recordsWritten), 'times');
  put('fragments', 'fragments kept for others', node.keeps ? count(node.fragments) : 'no room', node.keeps ? `of ${count(node.fragments + node.fragmentRoom)}` : '');
  put('frames', 'frames said, heard', `${count(node.framesSent)}, ${count(node.framesHeard)}`, '');
  put('guard', 'VaultGuard held back', count(node.guarded), 'times');
  put('tick', 'a turn takes', count(node.tickUs), '\u00b5s');
  put('wakeups', 'wakeups an hour', count(node.wakeupsPerHour), '');
  fall.add({ seconds: node.seconds, entropyNats: entropy, spreadUvu: spread });
  star(node, rest);
  table(node.edges);
  tellEvents(node.trace);
}

const vu = (uvu) => amount(uvu).join(' ');

const trustOf = (node) => (node.edges.length === 0 ? '\u2013'
  : String(Math.round(node.edges.reduce((sum, edge) => sum + edge.trust, 0) / node.edges.length)));

function entropyOf(floats) {
  const sum = floats.reduce((a, b) => a + b, 0);
  return sum === 0 ? 0 : Math.max(0, floats.filter((f) => f > 0).reduce((d, f) => d + (f / sum) * Math.log((f / sum) * floats.length), 0));
}

function star(node, rest) {
  const svg = $('star');
  const title = $('star-text');
  const mutual = node.edges.filter((edge) => edge.isMutual).length;
  title.textContent = mutual === 0 ? 'No neighbours yet' : `${mutual} neighbours around this node`;
  const parts = [title];
  node.edges.forEach((edge, i) => {
    const angle = (i / Math.max(1, node.edges.length)) * 2 * Math.PI - Math.PI / 2;
    const [x, y] = [160 + 118 * Math.cos(angle), 104 + 76 * Math.sin(angle)];
    if (edge.isMutual) {
      parts.splice(1, 0, make('line', { x1: 160, y1: 104, x2: x, y2: y, 'stroke-width': 1 + edge.trust / 25 }));
    }

    parts.push(make('circle', { cx: x, cy: y, r: 9, class: edge.isMutual ? mood(edge.floatUvu, rest) : 'open' }),
      make('text', { x, y: y < 104 - 1 ? y - 14 : y + 21 }, edge.peer));
  });
  parts.push(make('circle', { cx: 160, cy: 104, r: 15, class: mood(node.floatUvu, rest) }), make('text', { x: 160, y: 108, class: 'me' }, 'me'));
  svg.replaceChildren(...parts);
}

const mood = (float, rest) => (Math.abs(float - rest) <= Math.max(10, rest / 50) ? '' : float < rest ? 'poor' : 'rich');

function make(name, attributes, text = '') {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.textContent = text;
  return made;
}

function table(edges) {
  $('edges').replaceChildren(...(edges.length === 0 ? [row(['nobody yet', '', '', ''])] : edges.map((edge) => row([
    edge.isMutual ? edge.peer : `${edge.peer} (asked)`,
    (edge.sentUvu / 1e6).toFixed(6),
    (edge.creditedUvu / 1e6).toFixed(6),
    String(edge.trust),
  ]))));
}

function row(cells) {
  const made = document.createElement('tr');
  made.append(...cells.map((text) => Object.assign(document.createElement('td'), { textContent: text })));
  return made;
}

function tellEvents(trace) {
  const fresh = [];
  for (const [code, seconds, peer, number] of trace) {
    const text = traces[code](peer, number);
    const key = `${seconds} ${text}`;
    if (key === newest) {
      break;
    }

    fresh.push([key, seconds, text]);
  }

  if (fresh.length > 0) {
    newest = fresh[0][0];
    events.unshift(...fresh);
    events.length = Math.min(events.length, 60);
    $('events').replaceChildren(...events.map(([, seconds, text]) => {
      const item = document.createElement('li');
      item.append(Object.assign(document.createElement('time'), { textContent: `${seconds} s` }), text);
      return item;
    }));
  }
}

function put(key, name, value, unit) {
  let tile = tiles.get(key);
  if (!tile) {
    tile = document.createElement('div');
    tile.className = 'figure';
    tile.dataset.key = key;
    tile.value = document.createElement('span');
    tile.unit = Object.assign(document.createElement('span'), { className: 'unit' });
    const line = Object.assign(document.createElement('div'), { className: 'value long' });
    line.append(tile.value, ' ', tile.unit);
    tile.append(Object.assign(document.createElement('div'), { className: 'name', textContent: name }), line);
    $('figures').append(tile);
    tiles.set(key, tile);
  }

  tile.value.textContent = value;
  tile.unit.textContent = unit;
}

function status(text, isBad = false) {
  $('status').textContent = text;
  $('status').classList.toggle('bad', isBad);
}

function notice(text) {
  $('notice-text').textContent = text;
  $('notice').hidden = false;
}

begin();
