/* Keeps the pages that a runner needs without a network, byte for byte as they were published.
 *
 * All kept files are in one cache, under their URL and the hash of their bytes. A worker reads only
 * the files on its own list, so a version of the site is always whole. The next version puts its
 * files beside those of this one; files that did not change are there already. When it takes over,
 * it throws away the files that are not on its list. It takes over when no tab shows the old version
 * any more, or when a runner asks for it.
 *
 * Pages name most of their parts with a hash: such a part comes from the cache if it is there. A
 * part named without a hash comes from where its page came from, the cache or the network.
 */
"use strict";

/* The folder of the site, and the path in it and the hash of each file that is kept. */
const ROOT = registration.scope;
const KEPT = new Map([
{% for file in page.kept %}
  ["{{ file.path }}", "{{ file.page|integrity }}"],
{% endfor %}
]);

/* Other sites may share this origin, so each has a cache of its own. */
const openCache = () => caches.open(`walkbreak ${ROOT}`);
/* A kept file is cached as `https://runners.example/boston/?sha256-…`; its path is `boston/`. */
const placeOf = (path) => `${ROOT}${path}?${KEPT.get(path)}`;
const pathOf = (url) =>
  url.slice(ROOT.length).replace(/[?#].*/, "").replace(/(^|\/)index\.html$/, "$1");

/* A copy of an answer that a tab must ask for each time. Otherwise the tab would use a part for ten
 * minutes, even for a page of another version. A copy also forgets that the answer was redirected,
 * because browsers refuse to show such an answer as a page. */
function copy(answer) {
  const headers = new Headers(answer.headers);
  headers.set("Cache-Control", "no-cache");
  return new Response(answer.body, { status: answer.status, headers });
}

/* Keep a file, unless it is kept already. The network's answer must have exactly the bytes on the
 * list: a site that is only half published is not kept at all, and the old version goes on. */
async function keep(cache, path) {
  if (await cache.match(placeOf(path))) return;
  const answer = await fetch(placeOf(path), { cache: "reload", integrity: KEPT.get(path) });
  if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`);
  await cache.put(placeOf(path), copy(answer));
}

async function keepAll() {
  const cache = await openCache();
  await Promise.all([...KEPT.keys()].map((path) => keep(cache, path)));
}

/* Throw away what is not on the list, unless an even newer worker is installing and will do it. */
async function tidy() {
  if (registration.installing) return;
  const cache = await openCache();
  const places = new Set([...KEPT.keys()].map(placeOf));
  const old = (await cache.keys()).filter((request) => !places.has(request.url));
  await Promise.all(old.map((request) => cache.delete(request)));
}

async function kept(path) {
  const cache = await openCache();
  return (await cache.match(placeOf(path))) ?? fetch(ROOT + path);
}

/* Ask the network itself: the browser's own cache may hold another version. */
const network = (request) => fetch(request, { cache: "no-cache" });

async function pageFor(request) {
  const path = pathOf(request.url);
  if (KEPT.has(path)) return kept(path);
  if (KEPT.has(`${path}/`)) return Response.redirect(`${ROOT}${path}/`);
  return network(request).catch(() => kept({{ page.offline|tojson }}));
}

async function partFor(request, clientId) {
  const path = pathOf(request.url);
  if (request.url === placeOf(path)) return kept(path);
  const page = await clients.get(clientId);
  if (page && KEPT.has(pathOf(page.url))) return kept(path);
  // If the network fails, this is a part of the offline page, which stands in for another page.
  return network(request).then(copy, () => kept(path));
}

addEventListener("install", (event) => event.waitUntil(keepAll()));
addEventListener("activate", (event) => event.waitUntil(tidy().then(() => clients.claim())));
addEventListener("message", (event) => {
  if (event.data === "take over") skipWaiting();
});
addEventListener("fetch", (event) => {
  const { request, clientId } = event;
  if (request.method !== "GET" || !request.url.startsWith(ROOT) || request.headers.has("range")) return;
  if (request.mode === "navigate") event.respondWith(pageFor(request));
  else if (KEPT.has(pathOf(request.url))) event.respondWith(partFor(request, clientId));
});
