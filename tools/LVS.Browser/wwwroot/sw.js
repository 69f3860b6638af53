// Lets the page start without the network: what it is made of is kept, and looked up anew when the network is there.

const cacheName = 'lvs-node-1';
const own = ['./', 'node.js', 'node.css', 'worker.js', 'manifest.webmanifest', '../style.css', '../icon.svg', '../format.js', '../fall.js', '../colours.js'];

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
  try {
    const fresh = await fetch(request);
    if (fresh.ok && fresh.status === 200) {
      // Without room for a copy the page works all the same.
      cache.put(request, fresh.clone()).catch(() => {});
    }

    return fresh;
  } catch {
    return await cache.match(request, { ignoreSearch: true, ignoreVary: true })
      ?? new Response('Not kept for use without the network.', { status: 503 });
  }
}
