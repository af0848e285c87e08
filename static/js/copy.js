/* Copy an address: the one given, or this page's. The button comes with the script. */
document.querySelectorAll("[data-copy]").forEach((box) => {
  const note = box.querySelector("[role=status]");
  box.hidden = false;
  box.querySelector("button").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(box.dataset.copy || location.href.split("#")[0]);
      note.textContent = note.dataset.done;
    } catch {
      note.textContent = note.dataset.fail;
    }
  });
});
