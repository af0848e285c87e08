/* Menu: Escape, a click elsewhere or focus moving on closes it, so that it never covers what has focus. */
const menu = document.querySelector("[data-menu]");

if (menu) {
  const closeFor = (target) => {
    if (menu.open && target instanceof Node && !menu.contains(target)) menu.open = false;
  };
  document.addEventListener("click", (event) => closeFor(event.target));
  menu.addEventListener("focusout", (event) => closeFor(event.relatedTarget));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
}
