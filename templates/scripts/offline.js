/* Lets the site work without a network, where the browser can. Every page also works without this.
 *
 * It registers the worker that keeps pages (sw.js) and says when a new version is ready. On the
 * page that the worker shows in place of others, it offers the race that the address is about.
 */
(() => {
  "use strict";

  const { serviceWorker } = navigator;
  const worker = new URL({{ page.worker|tojson }}, document.currentScript.src);
  const guidePattern = new RegExp("^" + {{ page.guide_pattern|tojson }});

  /* On the offline page: the kept race whose folder the address is in. */
  const sameRace = document.getElementById("same-race");
  const race = [...document.querySelectorAll("#kept a")].find((link) =>
    location.pathname.startsWith(new URL("./", link.href).pathname),
  );
  if (sameRace && race) {
    /* The address of a guide says its plan, and the page of its race can work that plan out. */
    const place = location.pathname.slice(new URL("./", race.href).pathname.length);
    const guide = guidePattern.exec(place);
    const link = race.cloneNode(true);
    if (guide) {
      const clock = (time) => time.replaceAll("-", ":");
      const { goal, run, walk } = guide.groups;
      const ratio = run ? `${clock(run)}/${clock(walk)}` : "continuous";
      link.hash = {{ page.state|tojson }}.replace("{goal}", clock(goal)).replace("{ratio}", ratio);
      link.append(` in ${clock(goal)}`);
    }
    sameRace.append(link);
    sameRace.hidden = false;
  }

  if (!serviceWorker || !location.protocol.startsWith("http")) return;

  /* It is there from the start, empty, so that screen readers say what is put into it. */
  const news = document.createElement("div");
  news.className = "news screen-only";
  news.setAttribute("role", "status");
  document.body.append(news);

  /* When another worker takes over, every tab reloads to show its pages. The very first worker
   * takes over from nobody, and what is shown is already what it keeps. */
  let reloads = Boolean(serviceWorker.controller);
  serviceWorker.addEventListener("controllerchange", () => {
    if (reloads) location.reload();
    reloads = true;
  });

  /* A new version waits while an older one is at work; the first one does not wait. */
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

  /* A private window may refuse, or the network may be gone: then the page works by itself. */
  serviceWorker.register(worker).then(
    (registration) => {
      follow(registration);
      registration.addEventListener("updatefound", () => follow(registration));
    },
    () => {},
  );
})();
