// Scrolls down to the link to the next page, `stride` viewports at a time, until `pages` further pages have joined the
// list; clicks the link where the list waits for that. Answers with how many came and how often it had to click.
async ({ pages, stride, patience }) => {
  const entries = () => document.querySelectorAll("article.entry").length;
  const more = () => document.querySelector("[data-more]");
  const isAsking = () => more()?.classList.contains("htmx-request");
  const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
  const grown = async (before, within) => {
    for (const until = performance.now() + within; performance.now() < until || isAsking(); await pause(20)) {
      if (entries() > before) return true;
    }
    return false;
  };
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  // A step in the very frame in which a page joins would be counted as a shift of what stood below the list.
  const painted = async () => {
    let seen;
    do {
      seen = entries();
      await frame();
      await frame();
    } while (seen !== entries());
  };
  const below = () => (more() ? more().getBoundingClientRect().bottom - innerHeight : 0); // Pixels to the link.
  const told = { loaded: 0, clicks: 0, entries: entries(), why: "" };
  if (!more()) return { ...told, why: "the list has no [data-more]" };
  let before = entries();
  while (told.loaded < pages) {
    await painted();
    scrollBy({ top: Math.min(stride * innerHeight, below() + 8), behavior: "instant" });
    await pause(50);
    if (entries() === before && below() > 0) continue;
    if (!(await grown(before, 500))) {
      if (!more()) return { ...told, why: "the list ended" };
      more().click();
      told.clicks += 1;
      if (!(await grown(before, patience))) return { ...told, why: "a click on [data-more] brought nothing" };
    }
    told.loaded += 1;
    told.entries = before = entries();
  }
  return told;
}
