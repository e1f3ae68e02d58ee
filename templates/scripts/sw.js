/* Keeps the pages that a runner needs without a network, each byte for byte as it was published.
 *
 * Kept files stand in one cache under their URL and the hash of their bytes. A worker reads only
 * what its own list names, so a version is always whole: the next one keeps its files beside those
 * of this one, those that are the same are there already, and what nobody lists any more goes when
 * the next one takes over. It does so when no tab shows the old one any more, or when it is asked.
 *
 * Pages name most of their parts with the hash: those come from here if they are here. A part that
 * is named without comes from where its page came from: here, or the network.
 */
"use strict";

/* The folder of the site, and what is kept of it: where it is in there, and its hash. */
const ROOT = registration.scope;
const KEPT = new Map([
{% for file in page.kept %}
  ["{{ file.path }}", "{{ file.page|integrity }}"],
{% endfor %}
]);

/* Other sites may live on this origin; each has a cache of its own. */
const openCache = () => caches.open(`walkbreak ${ROOT}`);
/* `https://runners.example/boston/?sha256-…`, and for any URL of a page its path, `boston/`. */
const placeOf = (path) => `${ROOT}${path}?${KEPT.get(path)}`;
const pathOf = (url) =>
  url.slice(ROOT.length).replace(/[?#].*/, "").replace(/(^|\/)index\.html$/, "$1");

/* An answer that pages may show again only after asking here: else a tab would take a part that it
 * has for ten minutes, whatever page it belongs to. A copy also does not remember a redirect, which
 * browsers refuse to show as a page. */
function copy(answer) {
  const headers = new Headers(answer.headers);
  headers.set("Cache-Control", "no-cache");
  return new Response(answer.body, { status: answer.status, headers });
}

/* Keep a file, unless it is there already. The network's answer must have the very bytes that the
 * list says: a site that is half published is not kept at all, and the old one goes on. */
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

/* Throw away what is not on the list; unless a yet newer worker is at work, which will. */
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

/* The network as it is now: what the browser has put by may belong to another version. */
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
  // Without a network this is the offline page, under the address of one that is not kept.
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
