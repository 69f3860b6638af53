// The node's worker: one thread, files with synchronous handles, a timer. One per origin has the lock, whatever number of tabs is open.

const lockName = 'lvs-node';
const folderName = 'lvs-node';
const joinName = 'join.json';
const breathMs = 15;
const leaveMs = 6000;
const tellMs = 500;
const countMs = 60_000;
const hourMs = 3_600_000;
const channel = new BroadcastChannel('lvs-node');

// Comes while the page's invitation and the lock are waited for.
const runtimeCode = import('./_framework/dotnet.js');
runtimeCode.catch(() => {});
const decoder = new TextDecoder();
const files = new Map();
let node = null;
let timer = 0;
let dueAt = 0;
let startedAt = performance.now();

// Turns that were due, and turns that a frame brought forward: since the count began, and in an hour at the rate of the last whole count.
let isForFrame = false;
let wakeups = { due: 0, frame: 0 };
let perHour = null;
let countedAt = performance.now();
let toldAt = 0;
let wasNapping = false;
let bootMs = 0;
const split = {};
let storage = '';
let hidden = false;
let keeps = false;
let working = null;
let join = null;

const store = {
  read(name, position, view) {
    try {
      const bytes = new Uint8Array(view.length);
      const size = files.get(name).read(bytes, { at: position });
      view.set(bytes);
      return size;
    } catch {
      return 0;
    }
  },
  write(name, position, view) {
    try {
      const bytes = view.slice();
      const file = files.get(name);
      const isWhole = file.write(bytes, { at: position }) === bytes.length;
      file.flush();
      storage = isWhole ? '' : 'full';
      return isWhole;
    } catch (error) {
      storage = error.name === 'QuotaExceededError' ? 'full' : 'broken';
      return false;
    }
  },
};

const loop = {
  wake() {
    // What arrives in one breath is heard in one turn.
    if (dueAt > performance.now() + breathMs) {
      schedule(breathMs);
      isForFrame = true;
    }
  },
};

channel.onmessage = ({ data }) => {
  if (data.type === 'ask') {
    tell();
  } else if (node && data.type === 'hide' && data.hidden !== hidden) {
    hidden = data.hidden;
    node.Hide(hidden);
    schedule(0);
    tell();
  } else if (node && data.type === 'leave') {
    leave();
  } else if (node && (data.type === 'put' || data.type === 'get')) {
    record(data);
  }
};

start().catch((error) => fail(error));

/** Waits for the lock, then is the node until the worker ends. */
async function start() {
  const invitation = await new Promise((done) => {
    self.addEventListener('message', ({ data }) => data.type === 'begin' && done(data.invitation), { once: true });
  });
  mark('asked');
  say('waiting', '');
  await navigator.locks.request(lockName, () => be(invitation));
}

async function be(invitation) {
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(folderName, { create: true });
  const file = await (await folder.getFileHandle(joinName, { create: true })).createSyncAccessHandle();
  files.set(joinName, file);
  const kept = readJoin(file);
  if (kept && invitation && kept.key !== invitation.key) {
    say('other', 'This browser is a node of another swarm already. Leave that one first: its value stays with its ledger.');
  }

  join = kept && (!invitation || kept.key !== invitation.key) ? kept : invitation;
  if (!join) {
    file.close();
    say('uninvited', 'No swarm yet: open the address that lvs swarm --page prints, or scan its code.');
    return;
  }

  say('loading', '');
  mark('allowed');
  const { dotnet } = await runtimeCode;
  mark('loader');
  const runtime = await dotnet.create();
  mark('runtime');
  say('booting', '');
  runtime.setModuleImports('store', store);
  runtime.setModuleImports('loop', loop);
  const exports = await runtime.getAssemblyExports('LVS.Browser.dll');
  const gate = exports.LVS.Browser.Gate;
  mark('code');
  const [ledger, keepsakes, home, fragments] = gate.FileSizes();
  await reserve(folder, [['ledger.a', ledger], ['ledger.b', ledger], ['keepsakes', keepsakes], ['home', home]]);
  keeps = await reserveFragments(folder, fragments);
  mark('files');
  keepJoin(file, join);
  const complaint = gate.Join(join.broker, join.password, join.key, join.emitMs, join.emitDoublings, join.minute, join.napMs ?? 0, keeps);
  if (complaint) {
    say('wrong', `The invitation cannot be used: ${complaint}.`);
    return;
  }

  mark('ledger');
  node = gate;
  countedAt = performance.now();
  turn();
  bootMs = performance.now() - startedAt;
  mark('turn');
  tell();
  await new Promise(() => {});
}

/** Makes every file as long as it will ever be, before anything depends on it. */
async function reserve(folder, wanted) {
  try {
    for (const [name, size] of wanted) {
      await lengthen(folder, name, size);
    }
  } catch (error) {
    throw error.name === 'QuotaExceededError' ? error
      : new Error(`This browser\u2019s storage cannot be used (${error.message}): leave private browsing, then reload. Nothing was started.`);
  }
}

/** A node without room for fragments is a node all the same. */
async function reserveFragments(folder, size) {
  try {
    await lengthen(folder, 'fragments', size);
    return true;
  } catch {
    return false;
  }
}

async function lengthen(folder, name, size) {
  const file = await (await folder.getFileHandle(name, { create: true })).createSyncAccessHandle();
  const at = file.getSize();
  try {
    if (at < size && file.write(new Uint8Array(size - at), { at }) < size - at) {
      throw new DOMException('it has no room', 'QuotaExceededError');
    }

    file.flush();
    files.set(name, file);
  } catch (error) {
    file.truncate(at);
    file.close();
    throw error;
  }
}

function readJoin(file) {
  try {
    const bytes = new Uint8Array(file.getSize());
    file.read(bytes, { at: 0 });
    return JSON.parse(decoder.decode(bytes));
  } catch {
    return null;
  }
}

function keepJoin(file, what) {
  const bytes = new TextEncoder().encode(JSON.stringify(what));
  file.truncate(bytes.length);
  file.write(bytes, { at: 0 });
  file.flush();
}

function turn() {
  wakeups[isForFrame ? 'frame' : 'due']++;
  timer = 0;
  try {
    schedule(node.Turn());
  } catch (error) {
    fail(error);
    return;
  }

  // No timer of its own: it would wake the device more often than the node does.
  const isNapping = node.IsNapping();
  if (isNapping !== wasNapping || performance.now() - toldAt >= tellMs) {
    wasNapping = isNapping;
    tell();
  }
}

function schedule(ms) {
  clearTimeout(timer);
  isForFrame = false;
  dueAt = performance.now() + ms;
  timer = setTimeout(turn, ms);
}

function tell() {
  if (!node) {
    return;
  }

  toldAt = performance.now();
  const state = JSON.parse(node.Text());
  channel.postMessage({
    type: 'state',
    state: { ...state, storage, keeps, hidden, ...wakeupsPerHour(), bootMs: Math.round(bootMs), split, broker: join.broker },
  });
}

/** Of the last whole minute; in the first one, of the time since the node began. */
function wakeupsPerHour() {
  const ms = performance.now() - countedAt;
  const isWhole = ms >= countMs;
  if (isWhole || perHour === null || perHour.isFirst) {
    const [due, frame] = [wakeups.due, wakeups.frame].map((count) => Math.round((count * hourMs) / ms));
    perHour = { wakeupsPerHour: due + frame, wakeupsDue: due, wakeupsForFrames: frame, isFirst: !isWhole };
  }

  if (isWhole) {
    wakeups = { due: 0, frame: 0 };
    countedAt = performance.now();
  }

  const { isFirst, ...rates } = perHour;
  return rates;
}

/** A record put or brought back, one after the other; whoever asked knows the answer by its number. */
async function record({ type, number, bytes, hours, capability }) {
  const before = working;
  working = (async () => {
    await before;
    try {
      return JSON.parse(await (type === 'put' ? node.Put(bytes, hours) : node.Get(capability)));
    } catch (error) {
      return { error: error.message };
    }
  })();
  channel.postMessage({ type: 'record', number, answer: await working });
}

/** Closes the edges, lets the others hear of it, and forgets the swarm. The ledger stays in the storage until the next one. */
function leave() {
  node.Leave();
  schedule(0);
  setTimeout(async () => {
    clearTimeout(timer);
    node = null;
    files.forEach((file) => file.close());
    const root = await navigator.storage.getDirectory();
    await root.removeEntry(folderName, { recursive: true }).catch((error) => say('failed', error.message));
    channel.postMessage({ type: 'left' });
    self.close();
  }, leaveMs);
}

/** Notes how long it took from the start of this worker, in ms. */
function mark(what) {
  split[what] = Math.round(performance.now() - startedAt);
}

function say(state, text) {
  postMessage({ type: 'phase', state, text });
}

function fail(error) {
  node = null;
  clearTimeout(timer);
  say('failed', error.name === 'QuotaExceededError'
    ? 'There is no room in this browser\u2019s storage for a ledger of a few kilobytes: free some, then reload. Nothing was started.'
    : error.message ?? String(error));
}
