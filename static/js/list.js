// The list while one reads on: older events join it by themselves, and the address follows the reader, so that reload,
// Back and a copied address show the same place. Without a script, the link “Older events” leads to the next page.

// Pages that come by themselves. Then the link waits, so that the end of the page can be reached.
const AUTOMATIC = 4;
let automatic = 0;
let followed = false;

const near = new IntersectionObserver((seen) => seen.forEach(({ isIntersecting, target }) => {
  if (!isIntersecting || automatic >= AUTOMATIC || navigator.connection?.saveData) return;
  automatic += 1;
  htmx.trigger(target, "more");
}), { rootMargin: "0px 0px 800px" });
const watch = () => {
  near.disconnect();
  document.querySelectorAll("#pager [data-more]").forEach((link) => near.observe(link));
};

const key = (part) => part.closest("[aria-labelledby]").getAttribute("aria-labelledby")
  + (part.matches(".day") ? part.querySelector(".when").textContent : "");

// A batch may go on with the day, the month or the year that the list ended with.
const join = (batch) => {
  const first = batch.querySelector(".entry");
  first.dataset.address = batch.dataset.address;
  for (const part of [".day", ".month", ".year", ".undated"]) {
    const next = batch.querySelector(part);
    const last = [...document.querySelectorAll(`#results ${part}`)].filter((each) => !batch.contains(each)).pop();
    if (!next || !last || key(next) !== key(last)) continue;
    const [from, to] = [next, last].map((each) => (part === ".day" || part === ".undated" ? each.querySelector(".entries") : each));
    to.append(...[...from.children].filter((child) => !child.matches("h2, h3")));
    next.remove();
  }
  batch.replaceWith(...batch.children);
  if (followed) first.querySelector("h3 a, h4 a").focus();
};

// What left its batch is not known to HTMX yet.
const joinAll = () => {
  document.querySelectorAll(".batch").forEach(join);
  const pager = document.getElementById("pager");
  if (pager) htmx.process(pager);
  watch();
};

// Where the list grew, the page of the address is shorter: not an offset is led back to, but the event that was read, at
// its height on screen.
const restore = () => {
  const [id, top] = JSON.parse(sessionStorage.getItem(location.pathname + location.search)) || [];
  const read = document.getElementById(id);
  if (read) scrollBy({ top: read.getBoundingClientRect().top - top, behavior: "instant" });
};

const follow = () => {
  const entries = [...document.querySelectorAll("#results .entry")];
  const read = entries.find((entry) => entry.getBoundingClientRect().bottom > innerHeight / 4) || entries.at(-1);
  if (!read || (!entries.some((entry) => entry.dataset.address) && history.scrollRestoration !== "manual")) return;
  const begun = entries.slice(0, entries.indexOf(read) + 1).findLast((entry) => entry.dataset.address);
  const { address } = (begun || document.getElementById("results")).dataset;
  if (address !== location.pathname + location.search) history.replaceState(history.state, "", address);
  try {
    sessionStorage.setItem(address, JSON.stringify([read.id, read.getBoundingClientRect().top]));
    history.scrollRestoration = "manual";
  } catch { /* the browser goes by the offset */ }
};

// A mistake is told in place of the results, which may be far from the field that it was typed into.
const tell = ({ target }) => {
  const mistake = target.id === "results" && document.getElementById("bad");
  if (!mistake) return;
  for (const field of document.getElementById("filters").elements) {
    if (field.name === mistake.dataset.parameter) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }
  mistake.focus({ preventScroll: true });
  document.getElementById("results").scrollIntoView({ block: "nearest", behavior: "instant" });
};

// What was followed is gone with the part that it belonged to: reading goes on at the head of what came.
const keepFocus = ({ target }) => {
  if (document.activeElement !== document.body) return;
  if (target.id === "results") {
    const title = document.getElementById("results-title");
    title?.focus({ preventScroll: true });
    // A pointer's reader stays where she is; one who goes by keys must see where.
    if (title?.matches(":focus-visible")) title.scrollIntoView({ block: "nearest" });
  } else if (target.matches("fieldset")) target.querySelector("input").focus();
};

document.addEventListener("click", (event) => { if (event.target.closest("[data-more]")) automatic = 0; });
document.addEventListener("htmx:beforeRequest", () => { followed = Boolean(document.activeElement?.closest("#pager")); });
document.addEventListener("htmx:afterSwap", (event) => {
  joinAll();
  if (event.target.id === "results") automatic = 0;
});
document.addEventListener("htmx:afterSettle", tell);
document.addEventListener("htmx:afterSettle", keepFocus);
document.addEventListener("htmx:pushedIntoHistory", () => { history.scrollRestoration = "auto"; });
if (history.scrollRestoration === "manual" && !location.hash) restore();
let waiting = 0;
document.addEventListener("scroll", () => { waiting ||= setTimeout(() => { waiting = 0; follow(); }, 200); }, { passive: true });
joinAll();
