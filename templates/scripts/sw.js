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

/** A file of the site cannot be kept. */
class NotKeptError extends Error {
  name = "NotKeptError";
}

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (globalThis));

/* The folder of the site, and the path in it and the hash of each file that is kept. */
const ROOT = worker.registration.scope;
const KEPT = new Map(SITE.kept);

/** The cache of this site. Other sites may share its origin, so each has one of its own. */
function openCache() {
  return caches.open(`walkbreak ${ROOT}`);
}

/**
 * Where a file is in the cache: `boston/` is at `https://runners.example/boston/?sha256-…`.
 *
 * @param {string} path
 */
function placeOf(path) {
  return `${ROOT}${path}?${KEPT.get(path)}`;
}

/**
 * The path of a URL in the site.
 *
 * @param {string} url
 */
function pathOf(url) {
  return url
    .slice(ROOT.length)
    .replace(/[?#].*/, "")
    .replace(/(^|\/)index\.html$/, "$1");
}

/**
 * A copy of an answer that a tab must ask for each time. Otherwise the tab would use a part for ten
 * minutes, even for a page of another version. A copy also forgets that the answer was redirected,
 * because browsers refuse to show such an answer as a page.
 *
 * @param {Response} answer
 */
function copy(answer) {
  const headers = new Headers(answer.headers);
  headers.set("Cache-Control", "no-cache");
  return new Response(answer.body, { status: answer.status, headers });
}

/**
 * Keep a file, unless it is kept already. The network's answer must have exactly the bytes on the
 * list: a site that is only half published is not kept at all, and the old version goes on.
 *
 * @param {Cache} cache
 * @param {string} path
 */
async function keep(cache, path) {
  const place = placeOf(path);
  if (await cache.match(place)) return;
  const answer = await fetch(place, { cache: "reload", integrity: KEPT.get(path) });
  if (answer.status !== 200) throw new NotKeptError(`${path} answers ${answer.status}`);
  await cache.put(place, copy(answer));
}

/** Keep every file on the list, or fail. */
async function keepAll() {
  const cache = await openCache();
  await Promise.all([...KEPT.keys()].map((path) => keep(cache, path)));
}

/** Throw away what is not on the list, unless an even newer worker is installing and will do it. */
async function tidy() {
  if (worker.registration.installing) return;
  const cache = await openCache();
  const places = new Set([...KEPT.keys()].map(placeOf));
  const old = (await cache.keys()).filter((request) => !places.has(request.url));
  await Promise.all(old.map((request) => cache.delete(request)));
}

/**
 * A kept file, or what the network says if the browser has thrown the file away.
 *
 * @param {string} path
 */
async function kept(path) {
  const cache = await openCache();
  return (await cache.match(placeOf(path))) ?? fetch(ROOT + path);
}

/**
 * Ask the network itself: the browser's own cache may hold another version.
 *
 * @param {Request} request
 */
function network(request) {
  return fetch(request, { cache: "no-cache" });
}

/**
 * The answer to a tab that opens a page.
 *
 * @param {Request} request
 */
async function pageFor(request) {
  const path = pathOf(request.url);
  if (KEPT.has(path)) return kept(path);
  if (KEPT.has(`${path}/`)) return Response.redirect(`${ROOT}${path}/`);
  return network(request).catch(() => kept(SITE.offline));
}

/**
 * The answer to a page that asks for a kept file as one of its parts.
 *
 * @param {Request} request
 * @param {string} clientId
 */
async function partFor(request, clientId) {
  const path = pathOf(request.url);
  if (request.url === placeOf(path)) return kept(path);
  const page = await worker.clients.get(clientId);
  if (page && KEPT.has(pathOf(page.url))) return kept(path);
  // If the network fails, this is a part of the offline page, which stands in for another page.
  return network(request).then(copy, () => kept(path));
}

worker.addEventListener("install", (event) => event.waitUntil(keepAll()));
worker.addEventListener("activate", (event) => {
  event.waitUntil(tidy().then(() => worker.clients.claim()));
});
worker.addEventListener("message", (event) => {
  if (event.data === "take over") worker.skipWaiting();
});
worker.addEventListener("fetch", (event) => {
  const { request, clientId } = event;
  if (request.method !== "GET" || !request.url.startsWith(ROOT)) return;
  if (request.headers.has("range")) return;
  if (request.mode === "navigate") event.respondWith(pageFor(request));
  else if (KEPT.has(pathOf(request.url))) event.respondWith(partFor(request, clientId));
});
