// Keeps the page's own files (styles, scripts, icons) for a quick start. Questions, answers and documents are never kept:
// only GET requests below /wence/ are looked at, the network comes first, and what was kept is used when it is gone.
"use strict";
const SHELF = "wence-1";
const own = (request) => {
  const address = new URL(request.url);
  return request.method === "GET" && address.origin === self.location.origin && address.pathname.startsWith("/wence/");
};
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name !== SHELF) await caches.delete(name);
  await self.clients.claim();
})()));
self.addEventListener("fetch", (event) => {
  if (!own(event.request)) return;
  event.respondWith((async () => {
    const shelf = await caches.open(SHELF);
    try {
      const fresh = await fetch(event.request);
      if (fresh.ok) await shelf.put(event.request, fresh.clone());
      return fresh;
    } catch (error) {
      const kept = await shelf.match(event.request);
      if (kept) return kept;
      throw error;
    }
  })());
});
