/* Lets the site work without a network, where the browser can. Every page also works without this.
 *
 * It registers the worker that keeps pages (sw.js) and says when a new version is ready. On the
 * page that the worker shows in place of others, it offers the race that the address is about.
 */
(() => {
  "use strict";

  const { serviceWorker } = navigator;
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const workerUrl = script.dataset.worker ?? "";

  /**
   * The kept race whose folder the address is in, as a link. The address of a guide says its plan,
   * and the planner can work that plan out.
   *
   * @param {DOMStringMap} known The shape of a guide's address, and the planner with a plan.
   * @returns {HTMLAnchorElement | null}
   */
  function linkToSameRace({ guide = "", plan = "" }) {
    const { pathname } = location;
    for (const race of /** @type {NodeListOf<HTMLAnchorElement>} */ (
      document.querySelectorAll("#kept a")
    )) {
      const folder = new URL("./", race.href).pathname;
      if (!pathname.startsWith(folder)) continue;
      const link = /** @type {HTMLAnchorElement} */ (race.cloneNode(true));
      const parts = new RegExp(`^${guide}`).exec(pathname.slice(folder.length))?.groups;
      if (parts) {
        const goal = clock(parts.goal);
        const ratio = parts.run ? `${clock(parts.run)}/${clock(parts.walk)}` : "continuous";
        const [slug] = folder.split("/").slice(-2);
        link.href = plan.replace("{race}", slug).replace("{goal}", goal).replace("{ratio}", ratio);
        link.append(` in ${goal}`);
      }
      return link;
    }
    return null;
  }

  /**
   * A time as an address has it, `3-25-00`, with its colons.
   *
   * @param {string} time
   */
  function clock(time) {
    return time.replaceAll("-", ":");
  }

  /**
   * Register the worker, and follow it from version to version.
   *
   * @param {ServiceWorkerContainer} workers
   */
  function keepPages(workers) {
    /* It is there from the start, empty, so that screen readers say what is put into it. */
    const news = document.createElement("div");
    news.className = "news screen-only";
    news.setAttribute("role", "status");
    document.body.append(news);

    /* When another worker takes over, every tab reloads to show its pages. The very first worker
     * takes over from nobody, and what is shown is already what it keeps. */
    let reloads = Boolean(workers.controller);
    workers.addEventListener("controllerchange", () => {
      if (reloads) location.reload();
      reloads = true;
    });

    /**
     * Say that a new version waits. Only an older one at work makes it wait, so the first does not.
     *
     * @param {ServiceWorkerRegistration} registration
     */
    function tell(registration) {
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
    }

    /** @param {ServiceWorkerRegistration} registration */
    function follow(registration) {
      tell(registration);
      registration.installing?.addEventListener("statechange", () => tell(registration));
    }

    /* A private window may refuse, or the network may be gone: then the page works by itself. */
    workers.register(workerUrl).then(
      (registration) => {
        follow(registration);
        registration.addEventListener("updatefound", () => follow(registration));
      },
      () => {},
    );
  }

  const sameRace = document.getElementById("same-race");
  const link = sameRace && linkToSameRace(sameRace.dataset);
  if (link) {
    sameRace.append(link);
    sameRace.hidden = false;
  }
  /* A page that is opened from a disk has no worker. */
  if (serviceWorker && location.protocol.startsWith("http")) keepPages(serviceWorker);
})();
