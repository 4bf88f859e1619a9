// The system's own sheet for sharing, where it has one: <button data-share="address" data-title="…" hidden>.
if (navigator.share) {
  document.querySelectorAll("button[data-share]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => {
      navigator.share({ title: button.dataset.title, url: button.dataset.share }).catch(() => {});
    });
  });
}
