// Ticks the box of the first category listed. Answers with the milliseconds until the frame that shows other results, 0
// if none came.
async ({ patience }) => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const title = () => document.querySelector("#results-title")?.textContent;
  const box = document.querySelector("input[name=category]");
  if (!box) return 0;
  const [before, clicked] = [title(), performance.now()];
  box.click();
  while (performance.now() - clicked < patience) {
    await frame();
    if (title() !== undefined && title() !== before) {
      await frame();
      return performance.now() - clicked;
    }
  }
  return 0;
}
