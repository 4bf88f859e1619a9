// "j" and "k" go on and back, "o" opens the evidence, "c" copies the link, "?" tells.
const KEY = "shortcuts";
const { help, copied, address } = document.querySelector("script[data-keys]").dataset;

const enabled = () => { try { return localStorage.getItem(KEY) !== "off"; } catch { return true; } };
const keep = (on) => { try { localStorage.setItem(KEY, on ? "on" : "off"); } catch { /* for this page only */ } };
const entries = () => [...document.querySelectorAll(".entry")];
const focused = () => document.activeElement.closest(".entry");
const current = () => focused() || entries().find((entry) => entry.getBoundingClientRect().bottom > innerHeight / 4);

const go = (step) => {
  const all = entries();
  if (!all.length) return document.querySelector(`.neighbours [rel=${step > 0 ? "next" : "prev"}]`)?.click();
  const next = focused() ? all[all.indexOf(focused()) + step] : current();
  next?.querySelector("h3 a, h4 a").focus({ preventScroll: true });
  next?.scrollIntoView({ block: "center" });
};

const copy = async () => {
  const link = current()?.querySelector(".permalink") || document.querySelector(".record-head .permalink");
  if (!link) return;
  try {
    await navigator.clipboard.writeText(link.href);
    document.getElementById("announcement").textContent = copied;
  } catch {
    window.prompt(address, link.href);
  }
};

let dialog;
const tell = async () => {
  if (!dialog) {
    const answer = await fetch(help).catch(() => ({}));
    if (!answer.ok || document.querySelector("[data-switch]")) return location.assign(help);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    dialog = document.createElement("dialog");
    dialog.append(document.adoptNode(page.getElementById("shortcuts")));
    dialog.setAttribute("aria-label", dialog.querySelector("h1").textContent);
    document.body.append(dialog);
    dialog.querySelector("form").hidden = false;
    offer(dialog);
  }
  dialog.showModal();
};

const acts = {
  j: () => go(1),
  k: () => go(-1),
  o: () => current()?.querySelector(".evidence").toggleAttribute("open"),
  c: copy,
  "?": tell,
};

// Show the switch.
export const offer = (part) => {
  const place = part.querySelector("[data-switch]");
  const box = place.querySelector("input");
  box.checked = enabled();
  box.addEventListener("change", () => keep(box.checked));
  place.hidden = false;
};

export const press = (key) => acts[key]?.();
