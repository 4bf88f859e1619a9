// Runs before anything of the page. Window.interactive becomes a promise of the moment, in milliseconds after the
// navigation began, at which a click first had its effect in the frame after it.
(() => {
  const PATIENCE = 100; // Milliseconds from the click to the painted effect; more is felt as a wait (RAIL).
  let shifts = 0;
  const count = (entries) => entries.forEach((entry) => { if (!entry.hadRecentInput) shifts += entry.value; });
  const observer = new PerformanceObserver((list) => count(list.getEntries()));
  observer.observe({ type: "layout-shift", buffered: true });

  const press = (control, kind) => {
    const { left, top } = control.getBoundingClientRect();
    const at = { clientX: left + 4, clientY: top + 4, pointerId: 1, pointerType: "mouse", button: 0, isPrimary: true };
    control.dispatchEvent(new PointerEvent(kind, { ...at, bubbles: true, composed: true, cancelable: true }));
  };
  const shown = (control) => control?.getClientRects().length ? control : null;
  const SUBJECTS = {
    ours: {
      control: () => {
        const live = document.querySelector("script[src*=htmx]") && document.querySelector("[hx-get]");
        if (live && !live["htmx-internal-data"]) return null; // The mark that htmx leaves on what it has seen.
        return shown(document.querySelector("article.entry details.evidence:not([open]) > summary"));
      },
      click: (summary) => summary.click(),
      effect: (summary) => summary.parentElement.open && shown(summary.parentElement.querySelector("blockquote")),
    },
    timelinejs: {
      control: () => {
        const told = window.timeline;
        if (!told?.ready || !told.current_id) return null;
        SUBJECTS.timelinejs.before = told.current_id;
        return shown(document.querySelector(".tl-slidenav-next"));
      },
      click: (next) => next.click(),
      effect: () => window.timeline.current_id !== SUBJECTS.timelinejs.before,
    },
    vis: {
      control: () => shown(document.querySelector(".vis-foreground .vis-item:not(.vis-selected)")),
      click: (item) => { press(item, "pointerdown"); press(item, "pointerup"); },
      effect: (item) => item.classList.contains("vis-selected"),
    },
  };

  const painted = () => new Promise((done) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    channel.port2.postMessage(0);
  }));
  const frame = () => new Promise((done) => requestAnimationFrame(done));

  window.interactive = (async () => {
    const subject = SUBJECTS["SUBJECT"];
    for (;;) {
      await frame();
      const control = document.readyState === "complete" && subject.control();
      if (!control) continue;
      count(observer.takeRecords());
      const shift = shifts;
      const clicked = performance.now();
      subject.click(control);
      await painted();
      const seen = performance.now();
      if (!subject.effect(control) || seen - clicked > PATIENCE) continue;
      const [navigation] = performance.getEntriesByType("navigation");
      const paint = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? seen;
      return { answered: navigation.responseStart, paint, interactive: seen, shift };
    }
  })();
})();
