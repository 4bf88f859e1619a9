// For pages that embed the timeline: makes each frame of this site as high as what it shows. A max-height holds.
(() => {
  const origin = new URL(document.currentScript.src).origin;
  const frames = () => [...document.querySelectorAll("iframe")].filter((each) => each.src.startsWith(`${origin}/`));

  window.addEventListener("message", ({ data, source }) => {
    if (data?.type !== "timeline:height" || !Number.isInteger(data.height) || data.height < 1) return;
    const frame = frames().find((each) => each.contentWindow === source);
    if (frame) frame.style.height = `${Math.min(data.height, 50000)}px`;
  });
  frames().forEach((each) => each.contentWindow.postMessage({ type: "timeline:measure" }, "*"));
})();
