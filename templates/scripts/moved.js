/* Opens old links. The planner was on the page of each race, with the plan in the page's address. */
(() => {
  "use strict";

  const { planner = "" } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  if (location.hash.includes("=")) location.replace(`${planner}&${location.hash.slice(1)}`);
})();
