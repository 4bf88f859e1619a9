// Modules that nobody needs before they act: the list and the brush with the pointer, the focus or the first scroll, the
// shortcuts with the first key, copying with its first button. Without a script those buttons stay hidden.
(() => {
  const { list, brush, keys, copy } = document.currentScript.dataset;
  const load = (module) => import(new URL(module, document.baseURI));
  const first = (module, ...acts) => module && acts.forEach((act) => document.addEventListener(act, () => load(module), { once: true }));
  const show = () => document.querySelectorAll("button[data-copy]").forEach((button) => { button.hidden = false; });
  const off = () => { try { return localStorage.getItem("shortcuts") === "off"; } catch { return false; } };
  first(list, "scroll", "pointerover", "focusin", "htmx:beforeRequest");
  first(brush, "pointerover", "focusin");
  document.addEventListener("keydown", (event) => {
    const { key, target, ctrlKey, metaKey, altKey } = event;
    if (!"/jkoc?".includes(key) || ctrlKey || metaKey || altKey || document.querySelector("dialog[open]") || off()) return;
    if (target.closest("select, textarea, [contenteditable], input:not([type=checkbox], [type=radio])")) return;
    event.preventDefault();
    // At once: what is typed next belongs into the field.
    const field = key === "/" && document.getElementById("q");
    field?.closest?.("details")?.setAttribute("open", "");
    if (field) field.focus();
    else load(keys).then((module) => module.press(key));
  });
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-copy]");
    if (button) (await load(copy)).copy(button);
  });
  document.addEventListener("htmx:afterSettle", show);
  show();
  if (list && history.scrollRestoration === "manual") load(list); // leads back to the event that was read
  if (document.querySelector("[data-switch]")) load(keys).then((module) => module.offer(document));
})();
