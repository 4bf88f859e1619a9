// Copy buttons: <button data-copy="address" hidden>. Without a script they stay hidden, and the link beside them does.
// With data-verbatim, what is copied is no address but the text as it stands. The words are those of the script element.
(() => {
  const words = document.currentScript.dataset;
  const show = (part) => part.querySelectorAll("button[data-copy][hidden]").forEach((button) => { button.hidden = false; });
  const say = (button, told) => {
    const label = button.querySelector("[data-label]");
    label.dataset.label ||= label.textContent;
    label.textContent = told;
    setTimeout(() => { label.textContent = label.dataset.label; }, 2000);
  };
  const copy = async (button) => {
    const verbatim = "verbatim" in button.dataset;
    const copied = verbatim ? button.dataset.copy : new URL(button.dataset.copy, document.baseURI).href;
    try {
      await navigator.clipboard.writeText(copied);
      say(button, words.copied);
    } catch {
      window.prompt(verbatim ? words.text : words.address, copied);
    }
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-copy]");
    if (button) copy(button);
  });
  document.addEventListener("htmx:afterSettle", () => show(document));
  show(document);
})();
