/* Lets the site work without a network, where the browser can; every page works without this.
 *
 * Registers the worker that keeps pages (sw.js), says when a new version waits, and helps on the
 * page that the worker shows for one that is not kept.
 */
(() => {
  "use strict";

  const { serviceWorker } = navigator;
  const worker = new URL({{ page.worker|tojson }}, document.currentScript.src);

  /* On the offline page, which stands in for any other: the race that the address belongs to. */
  const sameRace = document.getElementById("same-race");
  const race = [...document.querySelectorAll("#kept a")].find((link) =>
    location.pathname.startsWith(new URL("./", link.href).pathname),
  );
  if (sameRace && race) {
    /* A guide's address says what it plans, and its race's page can plan that itself. */
    const place = location.pathname.slice(new URL("./", race.href).pathname.length);
    const guide = /^(\d+-\d\d-\d\d)\/(?:run-(\d+-\d\d)-walk-(\d+-\d\d)|continuous)\//.exec(place);
    const link = race.cloneNode(true);
    if (guide) {
      const [goal, run, walk] = guide.slice(1).map((time) => time?.replaceAll("-", ":"));
      link.hash = `goal=${goal}&ratio=` + (run ? `${run}/${walk}` : "continuous");
      link.append(` in ${goal}`);
    }
    sameRace.append(link);
    sameRace.hidden = false;
  }

  if (!serviceWorker || !location.protocol.startsWith("http")) return;

  /* There from the start and empty, so that screen readers say what comes into it. */
  const news = document.createElement("div");
  news.className = "news screen-only";
  news.setAttribute("role", "status");
  document.body.append(news);

  /* When another worker takes over, every tab shows its pages. The very first one takes over from
   * nobody: what is shown is what it keeps. */
  let reloads = Boolean(serviceWorker.controller);
  serviceWorker.addEventListener("controllerchange", () => {
    if (reloads) location.reload();
    reloads = true;
  });

  /* A new version waits beside the one that works; a first one does not wait. */
  const tell = (registration) => {
    if (!registration.active || !registration.waiting || news.firstChild) return;
    const text = document.createElement("p");
    const button = document.createElement("button");
    button.className = "button";
    button.textContent = "Reload";
    button.addEventListener("click", () => {
      reloads = true;
      registration.waiting?.postMessage("take over");
    });
    text.append("A new version of this site is ready. ", button);
    news.append(text);
  };

  const follow = (registration) => {
    tell(registration);
    registration.installing?.addEventListener("statechange", () => tell(registration));
  };

  /* Private windows may refuse, or the network be gone: then there is the page alone. */
  serviceWorker.register(worker).then(
    (registration) => {
      follow(registration);
      registration.addEventListener("updatefound", () => follow(registration));
    },
    () => {},
  );
})();
