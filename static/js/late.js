// Modules that nobody needs before they act: the list with the first scroll or filter, the brush with the pointer or the
// focus, the shortcuts with the first key, copying with its first button. Without a script those buttons stay hidden.
(() => {
  const { list, brush, keys, copy } = document.currentScript.dataset;
  const load = (module) => import(new URL(module, document.baseURI));
  const first = (module, ...acts) => module && acts.forEach((act) => document.addEventListener(act, () => load(module), { once: true }));
  const show = () => document.querySelectorAll("button[data-copy]").forEach((button) => { button.hidden = false; });
  first(list, "scroll", "htmx:beforeRequest");
  first(brush, "pointerover", "focusin");
  document.addEventListener("keydown", async (event) => (await load(keys)).press(event));
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-copy]");
    if (button) (await load(copy)).copy(button);
  });
  document.addEventListener("htmx:afterSettle", show);
  show();
  if (document.querySelector("[data-switch]")) load(keys).then((module) => module.offer(document));
})();
