/* Print: say on which day this was printed; the address stands there without script. */
const slot = document.querySelector("[data-printed]");

if (slot) {
  addEventListener("beforeprint", () => {
    slot.textContent = ` on ${new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" })}`;
  });
}
