// Tells the page around this frame how high it is, so that it can be shown whole. Says nothing else, to anybody.
(() => {
  if (window.parent === window) return;
  let told = 0;
  const tell = (again) => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height === told && again !== true) return;
    told = height;
    window.parent.postMessage({ type: "timeline:height", height }, "*");
  };
  new ResizeObserver(tell).observe(document.body);
  window.addEventListener("load", tell);
  window.addEventListener("message", (event) => {
    if (event.source === window.parent && event.data?.type === "timeline:measure") tell(true);
  });
})();
