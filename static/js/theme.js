// Colours as the reader chose them, kept in this browser only. Loaded in the head without defer, so that a page is
// never painted in the wrong colours first.
(() => {
  const KEY = "theme";
  const root = document.documentElement;
  root.dataset.script = "on";

  const kept = () => {
    try { return localStorage.getItem(KEY) || "auto"; } catch { return "auto"; }
  };
  const apply = (theme) => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  };
  const check = () => {
    const choice = document.querySelector(`.theme input[value="${root.dataset.theme || "auto"}"]`);
    if (choice) choice.checked = true;
  };

  apply(kept());
  document.addEventListener("DOMContentLoaded", check);
  window.addEventListener("pageshow", check);
  document.addEventListener("change", (event) => {
    if (!event.target.matches(".theme input")) return;
    apply(event.target.value);
    try { localStorage.setItem(KEY, event.target.value); } catch { /* kept for this page only */ }
  });
})();
