/* Print: say on which day this was printed; the address stands there without script. Devices with a
   mouse, which print, fetch the name as a drawing beforehand; without it the name is printed as text. */
const slot = document.querySelector("[data-printed]");

if (slot) {
  addEventListener("beforeprint", () => {
    slot.textContent = ` on ${new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" })}`;
  });
}

const wordmark = document.querySelector("[data-wordmark]");

if (wordmark && matchMedia("(hover: hover)").matches) {
  wordmark.addEventListener("load", () => wordmark.closest("header").classList.add("masthead--word"));
  wordmark.loading = "eager";
}

document.querySelectorAll("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => print());
});
