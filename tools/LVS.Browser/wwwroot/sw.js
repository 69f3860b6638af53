// Lets the page start without the network: what it is made of is kept, and looked up anew when the network is there.

const cacheName = 'lvs-node-1';
const patienceMs = 3000;
const own = ['./', 'node.js', 'records.js', 'node.css', 'worker.js', 'manifest.webmanifest', '../style.css', '../uPlot.min.css', '../uPlot.esm.js', '../icon.svg', '../copy.js', '../format.js', '../fall.js', '../colours.js'];

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(own)).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method === 'GET' && new URL(request.url).origin === location.origin) {
    event.respondWith(answer(request));
  }
});

async function answer(request) {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(request, { ignoreSearch: true, ignoreVary: true });
  if (kept && isFixed(new URL(request.url).pathname)) {
    return kept;
  }

  const fresh = load(request, cache);
  const last = kept ?? new Response('Not kept for use without the network.', { status: 503 });
  const late = kept ? new Promise((done) => { setTimeout(done, patienceMs, kept); }) : new Promise(() => {});
  return Promise.race([fresh.catch(() => last), late]);
}

/** Whether a file's name has a part made of what is in it: then it never changes. */
const isFixed = (path) => /\/_framework\/[^/]+\.[^/]+\.\w+$/.test(path);

async function load(request, cache) {
  const fresh = await fetch(request);
  if (fresh.ok && fresh.status === 200) {
    // Without room for a copy the page works all the same.
    cache.put(request, fresh.clone()).catch(() => {});
  }

  return fresh;
}
