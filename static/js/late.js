// Modules that nobody needs before they act: the list with the first scroll or filter, the brush with the pointer or the
// focus, the shortcuts with the first key.
(() => {
  const { list, brush, keys } = document.currentScript.dataset;
  const load = (module) => import(new URL(module, document.baseURI));
  const first = (module, ...acts) => acts.forEach((act) => document.addEventListener(act, () => load(module), { once: true }));
  if (list) {
    first(list, "scroll", "htmx:beforeRequest");
    first(brush, "pointerover", "focusin");
  }
  document.addEventListener("keydown", async (event) => (await load(keys)).press(event));
  if (document.querySelector("[data-switch]")) load(keys).then((module) => module.offer(document));
})();
