// What a copy button does: <button data-copy="address">; with data-verbatim, what is copied is no address but the text as
// it stands.
const { copied, text, address } = document.querySelector("script[data-copy]").dataset;

const say = (button) => {
  const label = button.querySelector("[data-label]");
  label.dataset.label ||= label.textContent;
  label.textContent = copied;
  setTimeout(() => { label.textContent = label.dataset.label; }, 2000);
};

export const copy = async (button) => {
  const verbatim = "verbatim" in button.dataset;
  const wanted = verbatim ? button.dataset.copy : new URL(button.dataset.copy, document.baseURI).href;
  try {
    await navigator.clipboard.writeText(wanted);
    say(button);
  } catch {
    window.prompt(verbatim ? text : address, wanted);
  }
};
