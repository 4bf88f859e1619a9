// Drag over the bars of the overview (a finger: over their dates); or press Shift and an arrow, then Enter.
(() => {
  const one = (query) => document.querySelector(query);
  const barOf = (event) => event.target.closest?.(".histogram li");
  const on = (name, act) => document.addEventListener(name, act);
  let bars, start, dragging, period;

  const choose = (end) => {
    const [first, last] = [bars.indexOf(start), bars.indexOf(end)].sort((a, b) => a - b);
    const ask = (place, name) => new URL(bars[place].firstChild.href).searchParams.get(name);
    const output = one("#brush") || {};
    period = first < last && [ask(first, "from"), ask(last, "to")];
    bars.forEach((bar, place) => { bar.className = period && first <= place && place <= last ? "brushed" : ""; });
    output.value = period ? period.join(" – ") : output.defaultValue;
    end.scrollIntoView({ block: "nearest" });
  };
  const begin = (bar) => {
    start = bar;
    bars = [...bar.parentNode.children];
  };
  const stop = () => {
    if (start) choose(start);
    start = dragging = null;
  };
  const apply = () => {
    [one("#from").value, one("#to").value] = period;
    stop();
    one("#filters").requestSubmit();
  };

  on("pointerdown", (event) => {
    const bar = barOf(event);
    stop();
    if (!bar || event.button || (event.pointerType === "touch" && !event.target.closest("i"))) return;
    event.target.releasePointerCapture(event.pointerId);
    begin(dragging = bar);
  });
  on("pointermove", (event) => dragging && barOf(event) && choose(barOf(event)));
  on("pointerup", () => (dragging && period ? apply() : stop()));
  on("pointercancel", stop);
  on("dragstart", (event) => barOf(event) && event.preventDefault());
  on("keydown", (event) => {
    const bar = barOf(event);
    const arrow = bar && event.shiftKey && /Arrow(L|R)/.exec(event.key);
    if (event.key === "Escape") stop();
    if (arrow) {
      if (!start?.isConnected) begin(bar);
      const end = bars[bars.indexOf(bar) + ((arrow[1] === "R") === (document.dir !== "rtl") ? 1 : -1)] || bar;
      end.firstChild.focus();
      choose(end);
    } else if (bar?.className && event.key === "Enter") {
      one("#from").focus();
      apply();
    } else return;
    event.preventDefault();
  });
})();
