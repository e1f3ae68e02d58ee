/* Lets the site work without a network, where the browser can; every page works without this.
 *
 * Registers the worker that keeps pages (sw.js), says when a new version waits, and helps on the
 * page that the worker shows for one that is not kept.
 */
(() => {
  "use strict";

  const { serviceWorker } = navigator;
  const worker = new URL("../sw.js", document.currentScript.src);

  /* On the offline page, which stands in for any other: the race that the address belongs to. */
  const sameRace = document.getElementById("same-race");
  const race = [...document.querySelectorAll("#kept a")].find((link) =>
    location.pathname.startsWith(new URL("./", link.href).pathname),
  );
  if (sameRace && race) {
    sameRace.append(race.cloneNode(true));
    sameRace.hidden = false;
  }

  if (!serviceWorker || !location.protocol.startsWith("http")) return;

  /* There from the start and empty, so that screen readers say what comes into it. */
  const news = document.createElement("div");
  news.className = "news screen-only";
  news.setAttribute("role", "status");
  document.body.append(news);

  const tell = (registration) => {
    if (!registration.waiting || news.firstChild) return;
    const text = document.createElement("p");
    const button = document.createElement("button");
    button.className = "button";
    button.textContent = "Reload";
    button.addEventListener("click", () => registration.waiting?.postMessage("take over"));
    text.append("A new version of this site is ready. ", button);
    news.append(text);
  };

  /* A worker that takes over from another shows new pages in every tab. The very first one takes
   * over from nobody. */
  let first = !serviceWorker.controller;
  serviceWorker.addEventListener("controllerchange", () => {
    if (!first) location.reload();
    first = false;
  });

  serviceWorker
    .register(worker)
    .then((registration) => {
      tell(registration);
      registration.addEventListener("updatefound", () => {
        registration.installing.addEventListener("statechange", () => tell(registration));
      });
    })
    .catch(() => {}); // Private windows may refuse, or the network is gone: then there is no more than the page.
})();
